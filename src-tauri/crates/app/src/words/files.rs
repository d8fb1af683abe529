//! The words that stand in files for other programs alone: heads of columns and what is said about a file.

use disclosure::{Language, Severity};

/// All of one language.
pub(crate) struct FileWords {
    pub fact: &'static str,
    pub facts: &'static str,
    pub code: &'static str,
    pub report: &'static str,
    pub report_year: &'static str,
    pub confidence: &'static str,
    pub page: &'static str,
    pub line: &'static str,
    pub cell: &'static str,
    pub section: &'static str,
    pub label: &'static str,
    pub raw_unit: &'static str,
    pub accepted: &'static str,
    pub corrected: &'static str,
    pub rejected: &'static str,
    pub how_grave: &'static str,
    pub severity: fn(Severity) -> &'static str,
    pub left: &'static str,
    pub right: &'static str,
    pub tolerance: &'static str,
    pub rule: fn(&str) -> Option<&'static str>,
    pub inputs: &'static str,
    /// what the marks before and after numbers mean
    pub signs: &'static str,
    pub program: &'static str,
    pub library: &'static str,
    pub no_library: &'static str,
    pub written_at: &'static str,
    pub method: &'static str,
}

/// The words of a language.
pub(crate) fn file_words(language: Language) -> &'static FileWords {
    match language {
        Language::En => &EN,
        Language::ZhHans => &ZH_HANS,
        Language::ZhHant => &ZH_HANT,
    }
}

/// The rules of doubts, and their names in English, simplified and traditional Chinese.
#[rustfmt::skip]
const RULES: [(&str, [&str; 3]); 12] = [
    ("parts_sum_to_total", ["The parts do not add up to the total", "各部分之和与总数不符", "各部分之和與總數不符"]),
    ("shares_sum_to_100", ["The shares do not add up to 100%", "各项占比之和不是 100%", "各項佔比之和不是 100%"]),
    ("share_matches_count", ["Share and count do not match", "占比与人数对不上", "佔比與人數不符"]),
    ("ratio_matches_its_terms", ["The ratio does not follow from its terms", "比值与所用各数对不上", "比值與所用各數不符"]),
    ("average_within_groups", ["The average lies outside its groups", "总体均值不在各组之间", "總體平均值不在各組之間"]),
    ("energy_adds_up", ["The energy total does not follow from its sources", "能源总量与分项对不上", "能源總耗量與分項不符"]),
    ("unit_conflict", ["The same number appears with two units", "同一个数有两种单位", "同一個數有兩種單位"]),
    ("statements_disagree", ["The report states different values", "报告前后数值不一", "報告前後數值不一"]),
    ("jump", ["Ten times last year, or a tenth of it", "是上年的十倍或十分之一", "是上年的十倍或十分之一"]),
    ("impossible", ["This cannot be", "数值不可能成立", "數值不可能成立"]),
    ("composition_called_coverage", ["A composition is called a coverage", "把构成写成了覆盖率", "把構成寫成覆蓋率"]),
    (
        "composition_called_rate",
        ["A composition is called a turnover rate", "把离职者的构成写成了流失率", "將離職者的構成寫成了流失率"],
    ),
];

fn rule(code: &str, language: usize) -> Option<&'static str> {
    RULES.iter().find(|(rule, _)| *rule == code).map(|(_, names)| names[language])
}

static EN: FileWords = FileWords {
    fact: "Fact",
    facts: "Facts",
    code: "Stock code",
    report: "Report",
    report_year: "Report year",
    confidence: "Confidence",
    page: "Page",
    line: "Line",
    cell: "Cell",
    section: "Heading",
    label: "Label",
    raw_unit: "Unit as printed",
    accepted: "accepted",
    corrected: "corrected",
    rejected: "rejected",
    how_grave: "Severity",
    severity: |severity| match severity {
        Severity::Note => "worth a look",
        Severity::Warning => "does not come out",
        Severity::Error => "cannot be true",
    },
    left: "One side",
    right: "Other side",
    tolerance: "Tolerance",
    rule: |code| rule(code, 0),
    inputs: "Inputs",
    signs: "= derived, ≈ estimated, ! in doubt or to review, — not disclosed",
    program: "Program",
    library: "Library",
    no_library: "none: the files were read without one",
    written_at: "Written at (UTC)",
    method: "Method",
};

static ZH_HANS: FileWords = FileWords {
    fact: "数据项",
    facts: "数据",
    code: "股票代码",
    report: "报告",
    report_year: "报告年度",
    confidence: "识别把握",
    page: "页",
    line: "行",
    cell: "单元格",
    section: "标题",
    label: "原文标签",
    raw_unit: "原文单位",
    accepted: "已采用",
    corrected: "已更正",
    rejected: "已弃用",
    how_grave: "程度",
    severity: |severity| match severity {
        Severity::Note => "值得一看",
        Severity::Warning => "对不上",
        Severity::Error => "不可能成立",
    },
    left: "一方",
    right: "另一方",
    tolerance: "容差",
    rule: |code| rule(code, 1),
    inputs: "所用数值",
    signs: "= 推算，≈ 估算，! 有疑点或待复核，— 未披露",
    program: "程序",
    library: "数据库",
    no_library: "无：直接读取文件",
    written_at: "生成时间（UTC）",
    method: "方法",
};

static ZH_HANT: FileWords = FileWords {
    fact: "數據項",
    facts: "數據",
    code: "股份代號",
    report: "報告",
    report_year: "報告年度",
    confidence: "識別把握",
    page: "頁",
    line: "行",
    cell: "儲存格",
    section: "標題",
    label: "原文標籤",
    raw_unit: "原文單位",
    accepted: "已採用",
    corrected: "已更正",
    rejected: "已棄用",
    how_grave: "程度",
    severity: |severity| match severity {
        Severity::Note => "值得一看",
        Severity::Warning => "不相符",
        Severity::Error => "不可能成立",
    },
    left: "一方",
    right: "另一方",
    tolerance: "容差",
    rule: |code| rule(code, 2),
    inputs: "所用數值",
    signs: "= 推算，≈ 估算，! 有疑點或待覆核，— 未披露",
    program: "程式",
    library: "資料庫",
    no_library: "無：直接讀取檔案",
    written_at: "產生時間（UTC）",
    method: "方法",
};
