//! Simplified Chinese.

use disclosure::Language;

use super::Words;

pub(super) static WORDS: Words = Words {
    language: Language::ZhHans,
    program: "绿衡",
    comma: "、",
    semicolon: "；",
    colon: "：",
    year: |year| format!("{year} 年"),
    aside: |text| format!("（{text}）"),
    million: |currency| format!("百万{currency}"),
    thousand: |currency| format!("千{currency}"),

    company: "公司",
    metric: "指标",
    breakdown: "分组",
    pillar: "领域",
    unit: "单位",
    value: "数值",
    source: "来源",
    status: "状态",
    doubts: "疑点",
    pillars: ["环境", "社会", "治理", "规模"],

    reported: "原文披露",
    derived: "推算",
    estimated: "估算",
    entered: "手工录入",
    in_doubt: "有疑点",
    needs_review: "待复核",
    not_disclosed: "未披露",
    no_revenue: "缺营收",
    no_employees: "缺人数",

    absolute: "绝对值",
    per_employee: "总量按人均",
    per_revenue: "总量按每百万营收",

    emissions_title: "人均温室气体排放量，范围一加范围二",
    log_scale: "，对数刻度",
    log_note: "每格的倍数相同，条长不宜直接相比。",
    scope1: "范围一",
    scope2: "范围二",
    scopes_not_stated: "报告未分范围",
    emissions_per_employee: "人均排放量",

    workforce_title: "员工的性别构成",
    share_of_employees: "占员工总数的 %",
    women: "女",
    men: "男",
    people: |count| format!("{count} 人"),
    counts_from_shares: |names| format!("人数由所披露的占比乘以员工总数得出：{names}。"),
    shares_only: |names| format!("只披露占比：{names}。"),

    scorecard: "对比",
    scorecard_note: |basis| format!("{basis}。横线表示报告没有披露；三个以上可比数值中的最优者标出名次。"),
    disclosed: |n, of| format!("披露 {n}/{of}"),
    quality: |quality| format!("数据质量 {quality}"),
    charts: "图表",
    method: "阅读说明",
    method_text: &[
        "“原文披露”是报告写明的数，只换算成该行的单位。“推算”由披露的数算得：分项之和、占比、强度。“估算”还用了排放因子或能源因子，保留三位有效数字，不与披露的数同等排名。“手工录入”由使用者填写。",
        "“疑点”指同一份报告的几处说法对不上，例如分项之和不等于总数。它不判断哪一处有误，并会传给由这些数算出的结果。",
        "数据质量：1 为披露且经鉴证，2 为披露，3 为按公司自己的活动数据估算，4 为由其他比值推算，5 为没有数值；有疑点的降一级。所列为核心指标的平均。",
    ],
    computed: "算出的数值",
    formula: "算式",
    notes: "说明",
    factors: "所用因子",
    factor: "因子",
    published_for: "年度",
    any_year: "不限",
    places: "数字的出处",
    places_note: "行号按文件的行计，页码按报告的页计。",
    page_line: "页，行",
    quote: "原文",
    as_printed: "原样",
    written_by: |version| format!("由绿衡 {version} 在使用者本机生成。"),

    units: |unit| {
        Some(match unit {
            "person" => "人",
            "person-time" => "人次",
            "h" => "小时",
            "day" => "日",
            "count" => "次",
            "per million hours" => "每百万工时",
            "output unit" => "单位产量",
            "CUR" => "各自货币",
            _ => return None,
        })
    },
    counted: |metric| {
        Some(match metric {
            "supply.suppliers" => "家",
            "patents.granted" | "patents.held" => "件",
            "customer.complaints" | "ethics.corruption_cases" => "件",
            "safety.injuries" | "safety.accidents" => "起",
            _ => return None,
        })
    },
    currency: |code| {
        Some(match code {
            "CUR" => "营收",
            "CNY" => "元",
            "HKD" => "港元",
            "USD" => "美元",
            "EUR" => "欧元",
            "JPY" => "日元",
            "SGD" => "新加坡元",
            "TWD" => "新台币",
            _ => return None,
        })
    },
    note: |code| {
        Some(match code {
            "sums_differ" => "分项的两种加法得出两个总数，取第一个。",
            "stated_entities_only" => "报告列名的单位之和，可能不全。",
            "stated_items_only" => "报告列名的各项之和，可能不全。",
            "stated_fuels_only" => "只计报告写明的燃料，未计作燃料的原料和工艺气体，估算可能偏低。",
            "stated_carriers_only" => "只计报告写明的能源品种。",
            "fuel_left_out" => "有一种燃料的单位没有合适的因子，未计入。",
            "biomass_left_out" => "生物质燃烧的 CO₂ 未计入范围一。",
            "nearest_grid_year" => "该年度没有发布电网因子，取最近一年的。",
            "renewable_not_subtracted" => "未扣除可再生电力：它可能已含在用电量中，也可能另计。",
            "renewable_not_added" => "未加可再生能源：它可能已含在用电量中，也可能另计。",
            "gas_heat_content_range" => "天然气的折标煤系数为一个区间，取其中值。",
            "headcount_at_year_end" => "除以所披露的员工总数，按全年平均人数更准。",
            "implied_revenue" => "营收由一个总量及其占营收的比例反推。",
            _ => return None,
        })
    },
    age: [
        |n| format!("{n} 岁及以下"),
        |n| format!("{n} 岁及以上"),
        |n| format!("{n} 岁以下"),
        |n| format!("{n} 岁以上"),
    ],
    age_between: |low, high| format!("{low}–{high} 岁"),
    category: |n| format!("类别 {n}"),
};
