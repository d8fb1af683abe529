//! The words that stand on charts alone.

use disclosure::Language;

/// All of one language. A `fn` is a title with something in it.
pub(crate) struct ChartWords {
    pub by_group: fn(&str) -> String,
    pub over_years: fn(&str) -> String,
    /// of lines on a log scale
    pub log_lines: &'static str,
    pub against: fn(&str, &str) -> String,
    pub coverage: fn(&str) -> String,
    pub coverage_of_frameworks: &'static str,
    pub energy_mix: &'static str,
    pub energy_note: &'static str,
    pub composition: fn(&str) -> String,
    axis: fn(&str) -> Option<&'static str>,
    pub group: fn(usize) -> String,
    pub own_groups: &'static str,
    pub safety: &'static str,
    pub all: &'static str,
    pub electricity: &'static str,
    pub heat: &'static str,
    pub gas: &'static str,
    pub coal: &'static str,
    pub oil: &'static str,
    pub incomplete: &'static str,
    pub full: &'static str,
    pub part: &'static str,
    pub none: &'static str,
    pub in_words: fn(usize) -> String,
    pub other_unit: fn(&str) -> String,
    pub without: fn(&str) -> String,
    pub item: &'static str,
    pub groups: &'static str,
    pub framework: &'static str,
    pub across: &'static str,
    pub upwards: &'static str,
}

/// The words of a language.
pub(crate) fn chart_words(language: Language) -> &'static ChartWords {
    match language {
        Language::En => &EN,
        Language::ZhHans => &ZH_HANS,
        Language::ZhHant => &ZH_HANT,
    }
}

impl ChartWords {
    /// Whether an axis has a name.
    pub fn knows(axis: &str) -> bool {
        (EN.axis)(axis).is_some()
    }

    /// What an axis is called; its code where it has no name.
    pub fn axis<'a>(&self, axis: &'a str) -> &'a str {
        (self.axis)(axis).unwrap_or(axis)
    }
}

static EN: ChartWords = ChartWords {
    by_group: |metric| format!("{metric}, by group"),
    over_years: |metric| format!("{metric}, over the years"),
    log_lines: "Each grid line is the same multiple of the one below, so equal slopes are equal rates.",
    against: |x, y| format!("{y} against {x}"),
    coverage: |framework| format!("What is disclosed: {framework}"),
    coverage_of_frameworks: "What is disclosed of the frameworks",
    energy_mix: "Energy by carrier",
    energy_note: "Only carriers that the reports name. Fuels stated as a mass or a volume are turned into energy with the factors of GB/T 2589; biomass is left out, and renewable energy may be part of the electricity.",
    composition: |axis| format!("Employees by {axis}"),
    axis: |axis| {
        Some(match axis {
            "age" => "age",
            "level" => "level",
            "gender" => "gender",
            "region" => "region",
            "employment" => "employment type",
            "education" => "education",
            "basis" => "basis",
            _ => return None,
        })
    },
    group: |n| format!("group {n}"),
    own_groups: "Each company has groups of its own, in order; they stand on the bars or in the table.",
    safety: "Occupational safety",
    all: "All",
    electricity: "Electricity",
    heat: "Heat",
    gas: "Natural gas",
    coal: "Coal",
    oil: "Oil and LPG",
    incomplete: "Not all groups stated",
    full: "disclosed",
    part: "partly disclosed",
    none: "not disclosed",
    in_words: |n| format!("{n} items that ask for words alone are not judged and not shown."),
    other_unit: |names| format!("Stated in another unit and left out: {names}."),
    without: |names| format!("Not disclosed by {names}."),
    item: "Item",
    groups: "Groups",
    framework: "Framework",
    across: "Across",
    upwards: "Upwards",
};

static ZH_HANS: ChartWords = ChartWords {
    by_group: |metric| format!("{metric}，分组"),
    over_years: |metric| format!("{metric}，逐年"),
    log_lines: "每格的倍数相同，斜率相同即增减的比率相同。",
    against: |x, y| format!("{y}与{x}"),
    coverage: |framework| format!("披露情况：{framework}"),
    coverage_of_frameworks: "各披露框架的覆盖情况",
    energy_mix: "能源结构",
    energy_note: "只计报告写明的能源品种。以质量或体积写明的燃料按 GB/T 2589 的系数折算为能量；不含生物质，可再生能源可能已含在用电量中。",
    composition: |axis| format!("员工的{axis}构成"),
    axis: |axis| {
        Some(match axis {
            "age" => "年龄",
            "level" => "职级",
            "gender" => "性别",
            "region" => "地区",
            "employment" => "雇佣类型",
            "education" => "学历",
            "basis" => "基准",
            _ => return None,
        })
    },
    group: |n| format!("第 {n} 组"),
    own_groups: "各公司分组不同，按顺序排列，组名见条上或表格。",
    safety: "职业安全",
    all: "全部",
    electricity: "电力",
    heat: "热力",
    gas: "天然气",
    coal: "煤炭",
    oil: "油品和液化气",
    incomplete: "分组披露不全",
    full: "已披露",
    part: "部分披露",
    none: "未披露",
    in_words: |n| format!("另有 {n} 项只要求文字说明，不作判断，也未列出。"),
    other_unit: |names| format!("单位不同，未画出：{names}。"),
    without: |names| format!("未披露：{names}。"),
    item: "披露项",
    groups: "分组",
    framework: "披露框架",
    across: "横轴",
    upwards: "纵轴",
};

static ZH_HANT: ChartWords = ChartWords {
    by_group: |metric| format!("{metric}，分組"),
    over_years: |metric| format!("{metric}，逐年"),
    log_lines: "每格的倍數相同，斜率相同即增減的比率相同。",
    against: |x, y| format!("{y}與{x}"),
    coverage: |framework| format!("披露情況：{framework}"),
    coverage_of_frameworks: "各披露框架的覆蓋情況",
    energy_mix: "能源結構",
    energy_note: "只計報告寫明的能源品種。以質量或體積寫明的燃料按 GB/T 2589 的系數折算為能量；不含生物質，可再生能源可能已含在用電量中。",
    composition: |axis| format!("僱員的{axis}分佈"),
    axis: |axis| {
        Some(match axis {
            "age" => "年齡",
            "level" => "職級",
            "gender" => "性別",
            "region" => "地區",
            "employment" => "僱傭類型",
            "education" => "學歷",
            "basis" => "基準",
            _ => return None,
        })
    },
    group: |n| format!("第 {n} 組"),
    own_groups: "各公司分組不同，按順序排列，組名見條上或表格。",
    safety: "職業安全",
    all: "全部",
    electricity: "電力",
    heat: "熱力",
    gas: "天然氣",
    coal: "煤炭",
    oil: "油品及液化氣",
    incomplete: "分組披露不全",
    full: "已披露",
    part: "部分披露",
    none: "未披露",
    in_words: |n| format!("另有 {n} 項只要求文字說明，不作判斷，亦未列出。"),
    other_unit: |names| format!("單位不同，未畫出：{names}。"),
    without: |names| format!("未披露：{names}。"),
    item: "披露項",
    groups: "分組",
    framework: "披露框架",
    across: "橫軸",
    upwards: "縱軸",
};
