//! The words of the scores.

use compare::scores::LeftOut;
use disclosure::Language;

/// All of one language. A `fn` is a word for a code.
pub(crate) struct ScoreWords {
    pub scores: &'static str,
    pub weight: &'static str,
    pub score: &'static str,
    pub counted: &'static str,
    pub rank: &'static str,
    /// what a percentile is, and what is not compared
    pub note: &'static str,
    pub with_estimates: &'static str,
    pub no_rank: &'static str,
    pub left_out: fn(LeftOut) -> &'static str,
}

/// The words of a language.
pub(crate) fn score_words(language: Language) -> &'static ScoreWords {
    match language {
        Language::En => &EN,
        Language::ZhHans => &ZH_HANS,
        Language::ZhHant => &ZH_HANT,
    }
}

static EN: ScoreWords = ScoreWords {
    scores: "Scores by pillar",
    weight: "Weight",
    score: "Score",
    counted: "Rests on",
    rank: "Rank",
    note: "A score is the weighted mean of percentiles: of how many in a hundred of the other companies do worse, one that does as well counting half. 100 is the best of these companies, not good in itself. A value that is in doubt, to be reviewed or of another unit is not compared, nor is a metric of which fewer than three companies have a comparable value.",
    with_estimates: "Estimates are compared like what is stated.",
    no_rank: "Fewer than three comparable companies: no rank.",
    left_out: |why| match why {
        LeftOut::NotDisclosed => "not disclosed",
        LeftOut::Estimated => "estimated",
        LeftOut::InDoubt => "in doubt",
        LeftOut::OtherUnit => "other unit",
        LeftOut::TooFew => "fewer than three",
    },
};

static ZH_HANS: ScoreWords = ScoreWords {
    scores: "各支柱得分",
    weight: "权重",
    score: "得分",
    counted: "依据指标数",
    rank: "排名",
    note: "得分是百分位的加权平均：其他公司中表现较差者所占的百分比，表现相同者按一半计。100 表示在这些公司中最好，并不表示本身就好。存疑、待核对或单位不同的数值不参与比较；可比公司不足三家的指标也不参与。",
    with_estimates: "估算值与披露值一并比较。",
    no_rank: "可比公司不足三家，不作排名。",
    left_out: |why| match why {
        LeftOut::NotDisclosed => "未披露",
        LeftOut::Estimated => "估算值",
        LeftOut::InDoubt => "存疑",
        LeftOut::OtherUnit => "单位不同",
        LeftOut::TooFew => "不足三家",
    },
};

static ZH_HANT: ScoreWords = ScoreWords {
    scores: "各支柱得分",
    weight: "權重",
    score: "得分",
    counted: "依據指標數",
    rank: "排名",
    note: "得分是百分位的加權平均：其他公司中表現較差者所佔的百分比，表現相同者按一半計。100 表示在這些公司中最好，並不表示本身就好。存疑、待核對或單位不同的數值不參與比較；可比公司不足三家的指標也不參與。",
    with_estimates: "估算值與披露值一併比較。",
    no_rank: "可比公司不足三家，不作排名。",
    left_out: |why| match why {
        LeftOut::NotDisclosed => "未披露",
        LeftOut::Estimated => "估算值",
        LeftOut::InDoubt => "存疑",
        LeftOut::OtherUnit => "單位不同",
        LeftOut::TooFew => "不足三家",
    },
};
