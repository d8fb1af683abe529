// The Review room in the real window, as a person follows it.
import { until } from './window.mjs';

/** An invented company that states its headcount twice, differently. */
export const TWICE = `# 澄岭仪器股份有限公司 2024 年度可持续发展报告

证券代码：688991

## 员工概况

| 指标 | 单位 | 2024 年 |
|---|---|---|
| 员工总数 | 人 | 1,240 |
| 用水总量 | 立方米 | 35,600 |

## 社会绩效

| 指标 | 单位 | 2024 年 |
|---|---|---|
| 员工总数 | 人 | 1,204 |
| 有害废弃物产生量 | 吨 | 12.5 |
`;

/** How many wait: on the rail. */
export async function waiting(window) {
  const [shown] = await window.texts('[data-testid="waiting"]');
  return Number((shown ?? '').replace(/\D/g, ''));
}

export const settle = (window, n) => until(`${n} to wait`, async () => (await waiting(window)) === n);

/** The fact that is looked at, once it can be decided. */
export const fact = (window) =>
  until('a fact to decide', () =>
    window.run(() => {
      const row = document.querySelector('[data-testid="queue"] [aria-selected="true"]');
      const shown = document.querySelector('[data-testid="matter"]');
      const ready = document.querySelector('[data-testid="matter"] [data-testid="accept"]:enabled');
      return ready && row?.dataset.fact === shown?.dataset.fact ? row.dataset.fact : null;
    }),
  );
