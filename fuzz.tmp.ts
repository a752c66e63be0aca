import fc from "fast-check";
import { anySchema, plainSchema, built } from "/work/proof/test/openapi/zod-schemas.ts";
import { outcomeOf, tinyApi } from "/work/proof/test/openapi/tiny-contract.ts";
const [which = "plain", n = "200", seed = "1"] = process.argv.slice(2);
const arb = which === "plain" ? plainSchema : anySchema;
const some = fc.sample(arb, { numRuns: Number(n), seed: Number(seed) });
let proved = 0, plain = 0, plainProved = 0;
const codes: Record<string, number> = {};
const t0 = Date.now(); let slow: [number, string][] = [];
for (const source of some) {
  let schema; 
  try { schema = built(source); } catch (e: any) { console.log("CANNOT BUILD", source.text.slice(0, 200), String(e).slice(0, 150)); continue; }
  const t = Date.now();
  try {
    const { problems } = outcomeOf(tinyApi(schema, "request"), 20);
    if (source.plain) plain++;
    if (problems.length === 0) { proved++; if (source.plain) plainProved++; }
    else {
      for (const p of problems) codes[p.code] = (codes[p.code] ?? 0) + 1;
      const bad = problems.filter(p => /report the construct/.test(p.fix));
      if (bad.length || (source.plain)) console.log(bad.length ? "BAD" : "PLAIN", source.text.slice(0, 500), "\n     ", problems[0].code, problems[0].message.slice(0, 300), "| FIX", problems[0].fix.slice(0,100));
    }
  } catch (e: any) { console.log("CRASH", source.text.slice(0, 400), "\n     ", (e.stack ?? String(e)).split("\n").slice(0, 4).join(" ")); }
  const d = Date.now() - t; if (d > 1500) slow.push([d, source.text.slice(0,200)]);
}
console.log({ proved, of: some.length, plain, plainProved, codes, ms: Date.now() - t0 });
for (const s of slow.sort((a, b) => b[0]-a[0]).slice(0, 5)) console.log(s);
