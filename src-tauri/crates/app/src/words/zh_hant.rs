//! Traditional Chinese, in the words of Hong Kong.

use disclosure::Language;

use super::Words;

pub(super) static WORDS: Words = Words {
    language: Language::ZhHant,
    program: "綠衡",
    comma: "、",
    semicolon: "；",
    colon: "：",
    year: |year| format!("{year} 年"),
    aside: |text| format!("（{text}）"),
    million: |currency| format!("百萬{currency}"),
    thousand: |currency| format!("千{currency}"),

    company: "公司",
    metric: "指標",
    breakdown: "分項",
    pillar: "範疇",
    unit: "單位",
    value: "數值",
    source: "來源",
    status: "狀態",
    doubts: "疑點",
    pillars: ["環境", "社會", "管治", "規模"],

    reported: "原文披露",
    derived: "推算",
    estimated: "估算",
    entered: "人手輸入",
    in_doubt: "有疑點",
    needs_review: "待覆核",
    not_disclosed: "未披露",
    no_revenue: "缺收益",
    no_employees: "缺人數",

    absolute: "絕對值",
    per_employee: "總量按人均",
    per_revenue: "總量按每百萬收益",

    emissions_title: "人均溫室氣體排放量，範圍一加範圍二",
    log_scale: "，對數刻度",
    log_note: "每格的倍數相同，條長不宜直接比較。",
    scope1: "範圍一",
    scope2: "範圍二",
    scopes_not_stated: "報告未分範圍",
    emissions_per_employee: "人均排放量",

    workforce_title: "僱員的性別分佈",
    share_of_employees: "佔僱員總數的 %",
    women: "女",
    men: "男",
    people: |count| format!("{count} 人"),
    counts_from_shares: |names| format!("人數以所披露的佔比乘以僱員總數得出：{names}。"),
    shares_only: |names| format!("只披露佔比：{names}。"),

    scorecard: "比較",
    scorecard_note: |basis| format!("{basis}。橫線表示報告沒有披露；三個或以上可比數值中的最佳者標出名次。"),
    disclosed: |n, of| format!("披露 {n}/{of}"),
    quality: |quality| format!("數據質素 {quality}"),
    charts: "圖表",
    method: "閱讀說明",
    method_text: &[
        "「原文披露」是報告寫明的數，只換算成該行的單位。「推算」由披露的數計得：分項之和、佔比、密度。「估算」還用了排放系數或能源系數，保留三位有效數字，不與披露的數同等排名。「人手輸入」由使用者填寫。",
        "「疑點」指同一份報告的幾處說法互不相符，例如分項之和不等於總數。它不判斷哪一處有誤，並會傳給由這些數計出的結果。",
        "數據質素：1 為披露並經核證，2 為披露，3 為按公司自身的活動數據估算，4 為由其他比率推算，5 為沒有數值；有疑點的降一級。所列為核心指標的平均。",
    ],
    computed: "計出的數值",
    formula: "算式",
    notes: "說明",
    factors: "所用系數",
    factor: "系數",
    published_for: "年度",
    any_year: "不限",
    places: "數字的出處",
    places_note: "行號按檔案的行計，頁碼按報告的頁計。",
    page_line: "頁，行",
    quote: "原文",
    as_printed: "原樣",
    written_by: |version| format!("由綠衡 {version} 在使用者本機產生。"),

    units: |unit| {
        Some(match unit {
            "person" => "人",
            "person-time" => "人次",
            "h" => "小時",
            "day" => "日",
            "count" => "次",
            "per million hours" => "每百萬工時",
            "output unit" => "單位產量",
            "CUR" => "各自貨幣",
            _ => return None,
        })
    },
    counted: |metric| {
        Some(match metric {
            "supply.suppliers" => "家",
            "patents.granted" | "patents.held" => "件",
            "customer.complaints" | "ethics.corruption_cases" => "宗",
            "safety.injuries" | "safety.accidents" => "宗",
            _ => return None,
        })
    },
    currency: |code| {
        Some(match code {
            "CUR" => "收益",
            "CNY" => "元人民幣",
            "HKD" => "港元",
            "USD" => "美元",
            "EUR" => "歐元",
            "JPY" => "日圓",
            "SGD" => "新加坡元",
            "TWD" => "新台幣",
            _ => return None,
        })
    },
    note: |code| {
        Some(match code {
            "sums_differ" => "分項的兩種加法得出兩個總數，取第一個。",
            "stated_entities_only" => "報告列名的單位之和，可能不全。",
            "stated_items_only" => "報告列名的各項之和，可能不全。",
            "stated_fuels_only" => "只計報告寫明的燃料，未計作燃料的原料及工藝氣體，估算可能偏低。",
            "stated_carriers_only" => "只計報告寫明的能源品種。",
            "fuel_left_out" => "有一種燃料的單位沒有合適的系數，未計入。",
            "biomass_left_out" => "生物質燃燒的 CO₂ 未計入範圍一。",
            "nearest_grid_year" => "該年度沒有發布電網系數，取最近一年的。",
            "renewable_not_subtracted" => "未扣除可再生電力：它可能已包括在用電量內，也可能另計。",
            "renewable_not_added" => "未加可再生能源：它可能已包括在用電量內，也可能另計。",
            "gas_heat_content_range" => "天然氣的折標煤系數為一個區間，取其中值。",
            "headcount_at_year_end" => "除以所披露的僱員總數，按全年平均人數更準。",
            "implied_revenue" => "收益由一個總量及其佔收益的比例反推。",
            _ => return None,
        })
    },
    age: [
        |n| format!("{n} 歲及以下"),
        |n| format!("{n} 歲及以上"),
        |n| format!("{n} 歲以下"),
        |n| format!("{n} 歲以上"),
    ],
    age_between: |low, high| format!("{low}–{high} 歲"),
    category: |n| format!("類別 {n}"),
};
