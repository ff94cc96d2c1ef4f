import { describe, expect, test } from 'vitest';
import { type Columns, type Invoice, readInvoice } from '../../../src/usage/invoice/read-invoice.ts';
import { TOKEN_TYPES, tokenKind } from '../../../src/usage/invoice/token-kind.ts';

function read(text: string, columns?: Columns): Invoice {
  const invoice = readInvoice(text, 'bill', columns);
  if ('problems' in invoice) throw new Error(invoice.problems.map(p => `${p.code} ${p.message}`).join('; '));
  return invoice;
}

/** What each line says, in one text: model, kind, tier, length, tokens, money. */
const said = (invoice: Invoice): string[] =>
  invoice.lines.map(({ model, kind, tier, length, quantity, amount }) =>
    [model ?? '–', kind, tier, ...(length ? [length] : []), quantity?.toFixed() ?? '?', amount?.toFixed() ?? '?'].join(
      ' ',
    ),
  );

const faults = (text: string, columns?: Columns) => {
  const invoice = readInvoice(text, 'bill.csv', columns);
  return 'problems' in invoice ? invoice.problems : [];
};

describe('the form of this program', () => {
  const HEAD = 'date,provider,model,token_type,tier,quantity,unit,unit_price,amount,currency\n';

  test('has the third of quantity, price and amount from the other two', () => {
    const bill = read(
      `${HEAD}2026-06-01,openai,gpt-5-mini,uncached_input,standard,1000000,token,0.00000025,,USD\n` +
        '2026-06-02,openai,gpt-5-mini,output,batch,,Mtok,1,0.5,USD\n' +
        '2026-06-02,openai,gpt-5-mini,cached_input,,2,Mtok,,0.05,USD\n' +
        '2026-06-03,openai,,credit,,,,,-5,USD\n',
    );
    expect(bill.form.id).toBe('generic');
    expect(said(bill)).toEqual([
      // 1,000,000 x 0.00000025
      'gpt-5-mini input standard 1000000 0.25',
      // half a Mtok at 1
      'gpt-5-mini output batch 500000 0.5',
      'gpt-5-mini cacheRead standard 2000000 0.05',
      '– credit standard ? -5',
    ]);
    expect(bill.days).toEqual(['2026-06-01', '2026-06-03']);
  });

  test('tells tokens of an unknown kind from what is no tokens', () => {
    const bill = read(
      `${HEAD}2026-06-01,openai,gpt-5-mini,outptu,standard,1000,token,,2,USD\n` +
        '2026-06-01,openai,gpt-5-mini,answers,standard,0.001,Mtok,,2,USD\n' +
        '2026-06-01,openai,gpt-5-mini,answers,standard,1000,,,2,USD\n' +
        // no quantity, but a slip of `output`
        '2026-06-01,openai,gpt-5-mini,outptu,standard,,,,2,USD\n' +
        '2026-06-01,openai,gpt-5-mini,web search,standard,,,,2,USD\n' +
        '2026-06-01,openai,gpt-5-mini,web search,standard,20,search,,2,USD\n' +
        '2026-06-01,openai,gpt-5-mini,web search,standard,20,requests,,2,USD\n' +
        '2026-06-01,openai,,web search,standard,20,,,2,USD\n' +
        '2026-06-01,openai,gpt-5-mini,outptu,standard,1000,token,,-2,USD\n',
    );
    expect(bill.lines.map(line => line.kind)).toEqual([
      'unknownTokens',
      'unknownTokens',
      'unknownTokens',
      'unknownTokens',
      'other',
      'other',
      'other',
      'other',
      'credit',
    ]);
    expect(bill.lines[0]!.at.mark).toMatchObject({ line: 2, column: 30, length: 6 });
  });

  test('is read from a file with a byte order mark gone, CRLF and quoted cells', () => {
    const bill = read(
      `${HEAD.replace('\n', '\r\n')}2026-06-01,openai,"gpt-5-mini",output,standard,10,token,,"1.5",USD\r\n\r\n`,
    );
    expect(said(bill)).toEqual(['gpt-5-mini output standard 10 1.5']);
  });

  test('of any other CSV follows from the names of its columns', () => {
    const text = 'Day;x,SKU,Kind,Cost\n2026-06-01,gpt-5-mini,output,1.5\n';
    expect(said(read(text, { date: 'Day;x', model: 'SKU', token_type: 'Kind', amount: 'Cost' }))).toEqual([
      'gpt-5-mini output standard ? 1.5',
    ]);
    expect(faults(text, { amount: 'Costs' })).toMatchObject([
      { code: 'E590', message: 'there is no column `Costs`', hint: 'did you mean `Cost`?' },
    ]);
    expect(faults(text)).toMatchObject([{ code: 'E590', message: 'this is no form of invoice that is known' }]);
  });

  test('guesses at no number, day or word, and tells all of them with their places', () => {
    const problems = faults(
      `${HEAD}2026-06-01,openai,a,output,standard,"1.000,5",token,,1,USD\n` +
        '01/06/2026,openai,a,output,standard,1,token,,1,USD\n' +
        '2026-06-01,openai,a,output,turbo,1,token,,(5.00),USD\n' +
        '2026-06-01,openai,a,output,standard,-1,kilotokens,,$4,USD\n',
    );
    expect(problems.map(p => [p.code, p.at?.line, p.at?.column, p.message])).toEqual([
      ['E591', 2, 37, 'the quantity is `1.000,5`, which is not a plain number'],
      ['E592', 3, 1, '`01/06/2026` is not a day'],
      ['E591', 4, 43, 'the amount is `(5.00)`, which is not a plain number'],
      ['E593', 4, 28, '`turbo` is not a service tier that is known'],
      ['E593', 5, 40, '`kilotokens` is not a unit that is known'],
      ['E591', 5, 37, 'the quantity is negative'],
      ['E591', 5, 52, 'the amount is `$4`, which is not a plain number'],
    ]);
    expect(problems[0]).toMatchObject({ excerpt: '2026-06-01,openai,a,output,standard,"1.000,5",token,,1,USD' });
  });

  test('with other cells in a line than in the first is refused', () => {
    expect(faults(`${HEAD}2026-06-01,openai,a,output,standard,1,5,token,,1,USD\n`)).toMatchObject([
      { code: 'E590', message: 'the line has 11 cells, the first line names 10 columns', at: { line: 2 } },
    ]);
    expect(faults(`${HEAD}"2026-06-01\n`)).toMatchObject([{ code: 'E590', message: 'a quoted cell is never closed' }]);
    expect(faults('')).toMatchObject([{ code: 'E590', message: 'the file is empty' }]);
  });
});

describe('OpenAI', () => {
  test('writes model, kind, tier and long prompts into one line item', () => {
    const bill = read(
      'start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,line_item,project_id\n' +
        // a day without costs
        '1780272000,1780358400,2026-06-01T00:00:00+00:00,2026-06-02T00:00:00+00:00,,,,,\n' +
        '1780358400,1780444800,2026-06-02T00:00:00+00:00,2026-06-03T00:00:00+00:00,0.250000000000000000,usd,1000000,"gpt-5-mini-2025-08-07, input",p\n' +
        '1780358400,1780444800,2026-06-02T00:00:00+00:00,2026-06-03T00:00:00+00:00,0.01,usd,,"gpt-5-mini-2025-08-07, cached input",p\n' +
        '1780358400,1780444800,2026-06-02T00:00:00+00:00,2026-06-03T00:00:00+00:00,3,usd,,"priority | gpt-5.6-sol, output, long context",p\n' +
        '1780358400,1780444800,2026-06-02T00:00:00+00:00,2026-06-03T00:00:00+00:00,2,usd,,"flex | gpt-5-mini, output",p\n' +
        '1780358400,1780444800,2026-06-02T00:00:00+00:00,2026-06-03T00:00:00+00:00,4,usd,,web search tool calls,p\n',
    );
    expect(bill.form.id).toBe('openai-costs');
    expect(said(bill)).toEqual([
      'gpt-5-mini-2025-08-07 input standard 1000000 0.25',
      'gpt-5-mini-2025-08-07 cacheRead standard ? 0.01',
      'gpt-5.6-sol output priority long ? 3',
      'gpt-5-mini output flex ? 2',
      '– other standard ? 4',
    ]);
    expect(bill.lines[0]).toMatchObject({ provider: 'openai', currency: 'USD' });
    expect(bill.days).toEqual(['2026-06-01', '2026-06-02']);
  });

  test('has tokens in its line items that are those of no model of text', () => {
    const bill = read(
      'start_time_iso,amount_value,amount_currency,quantity,line_item\n' +
        '2026-06-02T00:00:00+00:00,0.25,usd,1000,"gpt-audio-mini audio, input"\n',
    );
    expect(said(bill)).toEqual(['– unknownTokens standard 1000 0.25']);
  });

  test('answers costs as JSON with the days around them', () => {
    const page = {
      object: 'page',
      data: [
        {
          object: 'bucket',
          start_time: 1_780_272_000,
          end_time: 1_780_358_400,
          results: [
            {
              object: 'organization.costs.result',
              amount: { value: 0.06, currency: 'usd' },
              line_item: 'gpt-4o-2024-08-06, output',
              project_id: null,
            },
          ],
        },
        { object: 'bucket', start_time: 1_780_358_400, end_time: 1_780_444_800, results: [] },
      ],
      has_more: false,
    };
    const bill = read(JSON.stringify(page, null, 1));
    expect(bill.form.id).toBe('openai-costs');
    expect(said(bill)).toEqual(['gpt-4o-2024-08-06 output standard ? 0.06']);
    expect(bill.days).toEqual(['2026-06-01', '2026-06-02']);
  });

  test('counts cached tokens inside the input in its usage', () => {
    const bill = read(
      'start_time_iso,end_time_iso,num_model_requests,input_tokens,input_cached_tokens,output_tokens,model,batch\n' +
        '2026-06-01T00:00:00,2026-06-02T00:00:00,12,1000,300,50,gpt-5-mini,True\n',
    );
    expect(bill.form.id).toBe('openai-usage');
    expect(said(bill)).toEqual([
      // 1000 - 300
      'gpt-5-mini input batch 700 ?',
      'gpt-5-mini cacheRead batch 300 ?',
      'gpt-5-mini output batch 50 ?',
      'gpt-5-mini request batch 12 ?',
    ]);
  });
});

describe('Anthropic', () => {
  test('writes dollars into the CSV of its console', () => {
    const bill = read(
      'usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,cost_type\n' +
        '2026-06-01,Claude Haiku 4.5,Default,k,message,≤ 200k,input_no_cache,0.05,0.05,token\n' +
        '2026-06-01,Claude Sonnet 4.5,Default,k,batch,> 200k,input_cache_write_1h,0.02,0.02,token\n' +
        '2026-06-02,,Default,k,message,,,0.30,0.30,web_search\n',
    );
    expect(bill.form.id).toBe('anthropic-costs');
    expect(said(bill)).toEqual([
      'Claude Haiku 4.5 input standard short ? 0.05',
      'Claude Sonnet 4.5 cacheWrite1h batch long ? 0.02',
      '– other standard ? 0.3',
    ]);
    expect(bill.days).toEqual(['2026-06-01', '2026-06-02']);
  });

  test('has costs of tokens of which the type is no word that is known', () => {
    const bill = read(
      'usage_date_utc,model,usage_type,context_window,token_type,cost_usd,cost_type\n' +
        '2026-06-01,Claude Haiku 4.5,message,≤ 200k,input_images,0.05,token\n' +
        '2026-06-01,Claude Haiku 4.5,message,≤ 200k,input_images,-0.05,token\n' +
        '2026-06-01,Claude Haiku 4.5,message,≤ 200k,hours,0.05,session_usage\n',
    );
    expect(bill.lines.map(line => line.kind)).toEqual(['unknownTokens', 'credit', 'other']);
    expect(bill.lines[0]).toMatchObject({ model: 'Claude Haiku 4.5', said: 'input_images' });
    expect(bill.lines[0]!.at.mark).toMatchObject({ line: 2, column: 44, length: 12 });
  });

  test('answers cents from its API', () => {
    const page = {
      data: [
        {
          starting_at: '2026-06-01T00:00:00Z',
          ending_at: '2026-06-02T00:00:00Z',
          results: [
            {
              amount: '123.45',
              currency: 'USD',
              cost_type: 'tokens',
              description: 'Claude Sonnet 4 Usage - Output Tokens',
              context_window: '0-200k',
              model: 'claude-sonnet-4-20250514',
              service_tier: 'batch',
              token_type: 'output_tokens',
              workspace_id: null,
            },
          ],
        },
      ],
    };
    // 123.45 cents
    expect(said(read(JSON.stringify(page)))).toEqual(['claude-sonnet-4-20250514 output batch short ? 1.2345']);
  });

  test('counts what was cached beside the input in its usage', () => {
    const bill = read(
      'usage_date_utc,model_version,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens\n' +
        '2026-06-01,claude-haiku-4-5-20251001,standard,≤ 200k,10,20,0,30,40\n',
    );
    expect(said(bill)).toEqual([
      'claude-haiku-4-5-20251001 input standard short 10 ?',
      'claude-haiku-4-5-20251001 cacheRead standard short 30 ?',
      'claude-haiku-4-5-20251001 cacheWrite5m standard short 20 ?',
      'claude-haiku-4-5-20251001 output standard short 40 ?',
    ]);
  });
});

test('FOCUS says model and bucket where its SKU does', () => {
  const bill = read(
    'BilledCost,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,SkuId\n' +
      '1.5,USD,Usage,Output tokens,2026-06-01T00:00:00Z,2026-07-01T00:00:00Z,500000,Tokens,OpenAI,"gpt-5-mini-2025-08-07, output"\n' +
      '2,USD,Usage,cache reads,2026-06-01T00:00:00Z,2026-07-01T00:00:00Z,3,1000000 Tokens,Anthropic,anthropic/claude-haiku-4-5/cacheRead\n' +
      '-1,USD,Credit,a promise,2026-06-01T00:00:00Z,2026-07-01T00:00:00Z,,,OpenAI,\n' +
      '9,USD,Usage,a virtual machine,2026-06-01T00:00:00Z,2026-07-01T00:00:00Z,720,Hours,AWS,m5.large\n',
  );
  expect(bill.form.id).toBe('focus');
  expect(said(bill)).toEqual([
    'gpt-5-mini-2025-08-07 output standard 500000 1.5',
    // 3 x 1,000,000
    'anthropic/claude-haiku-4-5 cacheRead standard 3000000 2',
    '– credit standard ? -1',
    '– other standard ? 9',
  ]);
  expect(bill.days).toEqual(['2026-06-01', '2026-06-30']);
});

test('FOCUS counts tokens whose model or bucket its SKU does not say', () => {
  const bill = read(
    'BilledCost,BillingCurrency,ChargeCategory,ChargeDescription,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,ProviderName,SkuMeter\n' +
      '1.5,USD,Usage,Claude in tokens,2026-06-01T00:00:00Z,5,1000 Tokens,AWS,Claude3-tokens\n' +
      '1.5,USD,Usage,Claude out,2026-06-01T00:00:00Z,5,Tokens,AWS,output\n' +
      '1.5,USD,Usage,a gateway,2026-06-01T00:00:00Z,5,Requests,AWS,calls\n',
  );
  expect(bill.lines.map(({ model, kind, said: words }) => [model, kind, words])).toEqual([
    [undefined, 'unknownTokens', 'Claude in tokens'],
    [undefined, 'output', 'Claude out'],
    [undefined, 'other', 'a gateway'],
  ]);
});

test('words for buckets that are taught are known', () => {
  expect(TOKEN_TYPES.filter(word => tokenKind(word) === undefined)).toEqual([]);
});

test('JSON of another kind is told where it stops to be one', () => {
  expect(faults('{ "data": [')).toMatchObject([{ code: 'E590', at: { line: 1 } }]);
  expect(faults('{ "rows": [] }')).toMatchObject([{ code: 'E590' }]);
});
