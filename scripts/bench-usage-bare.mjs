// The peer of `tco profile` over Parquet: DuckDB alone, asked by hand for the same cube. Arguments: folder, memory limit, folder for what does not fit.
import { DuckDBInstance } from '@duckdb/node-api';

const [folder, memory, temporary] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', {
  memory_limit: memory,
  temp_directory: temporary,
  preserve_insertion_order: 'false',
});
const connection = await instance.connect();
const logs = `read_parquet('${folder}/*.parquet')`;
const group = 'team, model, custom_llm_provider, service_tier, batch, status';
const bucket = count =>
  `CASE WHEN ${count} < 100 THEN ${count} WHEN ${count} < 1000 THEN ${count} // 10 * 10 WHEN ${count} < 10000 THEN ${count} // 100 * 100 WHEN ${count} < 1000000 THEN ${count} // 1000 * 1000 ELSE ${count} // 100000 * 100000 END`;
const histogram = count =>
  `SELECT ${group}, ${bucket(count)} AS bucket, count(*) FROM ${logs} WHERE status = 'success' GROUP BY ALL`;

const CUBE = [
  `SELECT count(*), sum(n - 1) FROM (SELECT hash(request_id), count(*) AS n FROM ${logs} GROUP BY ALL HAVING n > 1)`,
  `SELECT epoch_ms(startTime) // 3600000 AS hour, ${group}, count(*), sum(prompt_tokens), sum(cached_tokens),
     sum(cache_creation_tokens), sum(cache_creation_1h_tokens), sum(completion_tokens), sum(reasoning_tokens),
     sum(prompt_tokens::HUGEINT * prompt_tokens), sum(completion_tokens::HUGEINT * completion_tokens), count(spend), sum(spend)
   FROM ${logs} GROUP BY ALL`,
  `SELECT minute // 60 AS hour, ${group}, max(n), max(tokens) FROM (
     SELECT epoch_ms(startTime) // 60000 AS minute, ${group}, count(*) AS n, sum(prompt_tokens + completion_tokens) AS tokens
     FROM ${logs} WHERE status = 'success' GROUP BY ALL) GROUP BY ALL`,
  `${histogram('prompt_tokens')} UNION ALL ${histogram('completion_tokens')}`,
];

let rows = 0;
for (const sql of CUBE) rows += (await connection.runAndReadAll(sql)).getRows().length;
console.log(rows);
