import { appleChip } from './apple-chips.ts';
import { type Architecture, completed, type KnownMembers } from './architecture.ts';
import { type DeviceSpec, familyOf } from './device-spec.ts';
import { KNOWN_MODELS } from './known-models.ts';
import { linkOf } from './link.ts';

/** A device of the catalog in plain numbers: bytes, byte/s, dense FLOP/s. */
export interface PlainDevice {
  readonly memory: number;
  readonly bandwidth: number;
  readonly flops: Readonly<Record<string, number | null | undefined>>;
  readonly link: string;
  readonly linkBandwidth?: number | undefined;
}

export interface PlainCatalog {
  readonly models: Readonly<Record<string, KnownMembers>>;
  readonly devices: Readonly<Record<string, PlainDevice>>;
}

const MODEL_NOISE =
  /\b(meta|instruct|chat|it|hf|base|thinking|fp8|fp16|bf16|awq|gptq|int4|nvfp4|mxfp4|4bit|8bit|gguf|mlx|v0\.\d|0528|0324|0905|2507|0414|2501|2024\d\d|turbo|nvidia|qwen|openai|deepseek ai|meta llama|mistralai|google)\b/g;

/** Letters and digits that tell models apart: publisher, variant and format fall away. */
export function modelKey(name: string): string {
  const base = name
    .slice(name.lastIndexOf('/') + 1)
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ');
  return base
    .replace(MODEL_NOISE, ' ')
    .replace(/[^a-z0-9.]/g, '')
    .replace(/^llama3(?=\d+b)/, 'llama3.1')
    .replace(/(16|128)e$/, '')
    .replace('17b', '');
}

/** Words that tell devices apart: maker, memory type, and the sizes that only one version has, fall away. */
export const deviceKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(
      /\b(nvidia|amd|instinct|geforce|tesla|gpu|hbm\d?e?|gddr\d|blackwell|edition|server|se|workstation|generation|quadro)\b/g,
      ' ',
    )
    .replace(/\b\d+\s*gi?b\b/g, ' ')
    .replace(/[^a-z0-9]/g, '');

/** Families whose published FP8 weights are scaled per block. Source: their model cards, as remembered. */
const BLOCK_SCALED = /^(qwen3|r1|v3|deepseek|glm4\.5|kimi|minimax)/;

/** Active parameters with both embeddings, of models that publish them without. Source: computed from their configurations (2026-11). */
const ACTIVE_WITH_EMBEDDING: Readonly<Record<string, number>> = { gptoss120b: 5.7e9, gptoss20b: 4.18e9 };

const ALIASES: Readonly<Record<string, string>> = {
  h100: 'h100-sxm',
  h100sxm5: 'h100-sxm',
  h200: 'h200-sxm',
  b200: 'b200-sxm',
  gb200: 'gb200-nvl72',
  a100: 'a100-sxm-80',
  a100sxm: 'a100-sxm-80',
  a100sxm4: 'a100-sxm-80',
  a100pcie: 'a100-pcie-80',
  b300: 'b300-sxm',
  gb300: 'gb300-nvl72',
  gh200: 'gh200-96',
  rtx6000ada: 'rtx-6000-ada',
  rtxpro6000: 'rtx-pro-6000',
  a6000: 'rtx-a6000',
  rtx4060ti: 'rtx-4060-ti-16',
  rtx5060ti: 'rtx-5060-ti-16',
  v100: 'v100-sxm-16',
  dgxspark: 'dgx-spark',
  gb10: 'dgx-spark',
  a5000: 'rtx-a5000',
  a4000: 'rtx-a4000',
};

/** Finds architectures and devices by name; builds its keys once. */
export function nameMatcher(catalog: PlainCatalog) {
  const models = new Map<string, KnownMembers>();
  for (const [id, known] of Object.entries(KNOWN_MODELS)) models.set(modelKey(id), known);
  for (const [id, known] of Object.entries(catalog.models)) models.set(modelKey(id), known);
  for (const [key, known] of models) {
    const active = ACTIVE_WITH_EMBEDDING[key];
    models.set(key, {
      ...known,
      ...(active === undefined ? {} : { activeParameters: active }),
      ...(BLOCK_SCALED.test(key) ? { blockScaledFp8: true } : {}),
    });
  }
  const devices = new Map<string, readonly [string, PlainDevice]>();
  for (const [id, device] of Object.entries(catalog.devices)) devices.set(deviceKey(id), [id, device]);
  for (const [key, id] of Object.entries(ALIASES)) if (catalog.devices[id]) devices.set(key, [id, catalog.devices[id]]);
  return {
    model(name: string): KnownMembers | undefined {
      return models.get(modelKey(name));
    },
    device(name: string): DeviceSpec | undefined {
      const exact = catalog.devices[name];
      const known = exact && spec(name, exact);
      if (known) return known;
      const memory = /(\d+)\s*gi?b\b/i.exec(name)?.[1];
      const apple = appleChip(name);
      if (apple)
        return {
          memory: apple.memory,
          bandwidth: apple.bandwidth,
          flops: { bf16: apple.flops },
          ...linkOf('thunderbolt5'),
          family: 'Apple',
        };
      const key = deviceKey(name);
      const found = (memory && devices.get(`${key}${memory}`)) || devices.get(key);
      return found && spec(found[0], found[1], memory ? Number(memory) * 1e9 : undefined);
    },
  };
}

export type NameMatcher = ReturnType<typeof nameMatcher>;

/** Bytes of a GB as memory is sold by (2^30), less what the driver keeps. */
const GIB = 1.065;

/** A device of the catalog as the formulas take it; undefined where its arithmetic is not known. */
export function spec(id: string, d: PlainDevice, memory = d.memory): DeviceSpec | undefined {
  const bf16 = d.flops.bf16 ?? d.flops.fp32;
  if (!bf16) return undefined;
  const [fp8, fp4] = [d.flops.fp8 ?? undefined, d.flops.fp4 ?? undefined];
  return {
    memory: memory * GIB,
    bandwidth: d.bandwidth,
    flops: { bf16, fp8, fp4 },
    ...linkOf(d.link, d.linkBandwidth),
    family: familyOf(id),
  };
}

/** Architecture of a row: of the named model, with the row's parameters where they are stated and differ by more than a fifth; else derived from the parameters. */
export function architectureOf(
  known: KnownMembers | undefined,
  billions?: number,
  activeBillions?: number,
): Architecture | undefined {
  const stated = billions ? billions * 1e9 : undefined;
  if (known && (!stated || Math.abs(Math.log(stated / known.parameters)) < 0.2)) return completed(known);
  if (!stated) return undefined;
  return completed({ parameters: stated, ...(activeBillions ? { activeParameters: activeBillions * 1e9 } : {}) });
}
