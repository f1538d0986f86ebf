// PLACEHOLDER until branch `expression` is merged; never committed to main.
export type Expression = { kind: string; n?: number };
export interface AgentExpression {
  text: string;
  test: (a: any) => boolean;
  skills: string[];
}
export const ANYBODY: AgentExpression = { text: 'any', test: () => true, skills: [] };
export function parseExpression(source: string): any {
  if (source === 'requested' || source === 'any') return { ok: true, expression: { kind: source } };
  const m = /^requested minus (\d+)$/.exec(source);
  if (m) return { ok: true, expression: { kind: 'requested', n: Number(m[1]) } };
  const a = /^agent\.id = "(.*)"$/.exec(source);
  if (a) return { ok: true, expression: { kind: 'agent', id: a[1] } };
  const s = /^skill\.(\w+) >= (\d+)$/.exec(source);
  if (s) return { ok: true, expression: { kind: 'skill', id: s[1], n: Number(s[2]) } };
  return { ok: false, problem: { kind: 'expression.syntax', at: 0, length: source.length } };
}
export function checkSkills(_s: string, e: any, has: (id: string) => boolean): any {
  return e.kind === 'skill' && !has(e.id)
    ? { kind: 'expression.unknown-skill', at: 6, length: e.id.length }
    : null;
}
const skill = (a: any, id: string, min: number) =>
  a.skills.some((s: any) => s.skillId === id && s.proficiency >= min);
export function bindExpression(e: any, wish: any): AgentExpression {
  if (e.kind === 'any') return ANYBODY;
  if (e.kind === 'agent')
    return { text: `agent.id=${e.id}`, test: (a) => a.agentId === e.id, skills: [] };
  if (e.kind === 'skill')
    return { text: `skill.${e.id}>=${e.n}`, test: (a) => skill(a, e.id, e.n), skills: [e.id] };
  const req = wish.requested.map((r: any) => [
    r.skillId,
    r.proficiencyMin === 0 ? 0 : Math.max(1, r.proficiencyMin - (e.n ?? 0)),
  ]);
  return {
    text: req.length
      ? req
          .map((r: any) => r.join('>='))
          .toSorted()
          .join(' and ')
      : 'any',
    test: (a) => req.every(([id, n]: any) => n === 0 || skill(a, id, n)),
    skills: req.map((r: any) => r[0]),
  };
}
const uniq = (x: string[]) => [...new Set(x)];
export const eitherOf = (a: AgentExpression, b: AgentExpression): AgentExpression =>
  a.text === b.text
    ? a
    : {
        text: `(${a.text} or ${b.text})`,
        test: (x) => a.test(x) || b.test(x),
        skills: uniq([...a.skills, ...b.skills]),
      };
export const bothOf = (a: AgentExpression, b: AgentExpression): AgentExpression => ({
  text: `(${a.text} and ${b.text})`,
  test: (x) => a.test(x) && b.test(x),
  skills: uniq([...a.skills, ...b.skills]),
});
export const expressionText = (e: any): string => e.text ?? e.kind;
export const meets = (e: AgentExpression, a: any): boolean => e.test(a);
export const proficiencyIn = (e: AgentExpression, a: any): number =>
  e.skills.reduce(
    (sum, id) => sum + (a.skills.find((s: any) => s.skillId === id)?.proficiency ?? 0),
    0,
  );
export const unmetParts = (e: AgentExpression, a: any): string[] => (e.test(a) ? [] : [e.text]);
