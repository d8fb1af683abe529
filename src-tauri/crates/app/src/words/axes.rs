//! Words for the parts that a breakdown names. Axes without words here hold what the report prints.

use disclosure::{Breakdown, Language};

use super::Words;

/// Axis, value, and the words in English, simplified and traditional Chinese.
#[rustfmt::skip]
const VALUES: [(&str, &str, [&str; 3]); 130] = [
    ("gender", "male", ["Men", "男", "男"]),
    ("gender", "female", ["Women", "女", "女"]),
    ("level", "executive", ["Executives", "高管", "行政人員"]),
    ("level", "senior", ["Senior", "高级", "高級"]),
    ("level", "middle", ["Middle", "中级", "中級"]),
    ("level", "management", ["Managers", "管理层", "管理層"]),
    ("level", "general", ["General staff", "普通员工", "一般僱員"]),
    ("employment", "full_time", ["Full time", "全职", "全職"]),
    ("employment", "part_time", ["Part time", "兼职", "兼職"]),
    ("employment", "permanent", ["Permanent", "长期", "長期"]),
    ("employment", "temporary", ["Temporary", "临时", "臨時"]),
    ("employment", "regular", ["Regular", "正式", "正式"]),
    ("employment", "dispatched", ["Dispatched", "劳务派遣", "勞務派遣"]),
    ("region", "mainland_china", ["Mainland China", "中国内地", "中國內地"]),
    ("region", "hong_kong", ["Hong Kong", "香港", "香港"]),
    ("region", "macau", ["Macau", "澳门", "澳門"]),
    ("region", "taiwan", ["Taiwan", "台湾", "台灣"]),
    ("region", "hk_macau_taiwan", ["Hong Kong, Macau and Taiwan", "港澳台", "港澳台"]),
    ("region", "singapore", ["Singapore", "新加坡", "新加坡"]),
    ("region", "japan", ["Japan", "日本", "日本"]),
    ("region", "asia_pacific", ["Asia Pacific", "亚太", "亞太"]),
    ("region", "europe", ["Europe", "欧洲", "歐洲"]),
    ("region", "north_america", ["North America", "北美", "北美"]),
    ("region", "united_states", ["United States", "美国", "美國"]),
    ("region", "latin_america", ["Latin America", "拉美", "拉丁美洲"]),
    ("region", "emea", ["EMEA", "欧洲、中东和非洲", "歐洲、中東及非洲"]),
    ("region", "vietnam", ["Vietnam", "越南", "越南"]),
    ("region", "thailand", ["Thailand", "泰国", "泰國"]),
    ("region", "malaysia", ["Malaysia", "马来西亚", "馬來西亞"]),
    ("region", "indonesia", ["Indonesia", "印度尼西亚", "印尼"]),
    ("region", "philippines", ["Philippines", "菲律宾", "菲律賓"]),
    ("region", "cambodia", ["Cambodia", "柬埔寨", "柬埔寨"]),
    ("region", "myanmar", ["Myanmar", "缅甸", "緬甸"]),
    ("region", "india", ["India", "印度", "印度"]),
    ("region", "bangladesh", ["Bangladesh", "孟加拉国", "孟加拉"]),
    ("region", "pakistan", ["Pakistan", "巴基斯坦", "巴基斯坦"]),
    ("region", "sri_lanka", ["Sri Lanka", "斯里兰卡", "斯里蘭卡"]),
    ("region", "south_korea", ["South Korea", "韩国", "南韓"]),
    ("region", "australia", ["Australia", "澳大利亚", "澳洲"]),
    ("region", "new_zealand", ["New Zealand", "新西兰", "新西蘭"]),
    ("region", "saudi_arabia", ["Saudi Arabia", "沙特阿拉伯", "沙特阿拉伯"]),
    ("region", "united_arab_emirates", ["United Arab Emirates", "阿联酋", "阿聯酋"]),
    ("region", "israel", ["Israel", "以色列", "以色列"]),
    ("region", "united_kingdom", ["United Kingdom", "英国", "英國"]),
    ("region", "ireland", ["Ireland", "爱尔兰", "愛爾蘭"]),
    ("region", "germany", ["Germany", "德国", "德國"]),
    ("region", "france", ["France", "法国", "法國"]),
    ("region", "italy", ["Italy", "意大利", "意大利"]),
    ("region", "spain", ["Spain", "西班牙", "西班牙"]),
    ("region", "portugal", ["Portugal", "葡萄牙", "葡萄牙"]),
    ("region", "netherlands", ["Netherlands", "荷兰", "荷蘭"]),
    ("region", "belgium", ["Belgium", "比利时", "比利時"]),
    ("region", "switzerland", ["Switzerland", "瑞士", "瑞士"]),
    ("region", "austria", ["Austria", "奥地利", "奧地利"]),
    ("region", "poland", ["Poland", "波兰", "波蘭"]),
    ("region", "hungary", ["Hungary", "匈牙利", "匈牙利"]),
    ("region", "czech_republic", ["Czech Republic", "捷克", "捷克"]),
    ("region", "romania", ["Romania", "罗马尼亚", "羅馬尼亞"]),
    ("region", "bulgaria", ["Bulgaria", "保加利亚", "保加利亞"]),
    ("region", "greece", ["Greece", "希腊", "希臘"]),
    ("region", "denmark", ["Denmark", "丹麦", "丹麥"]),
    ("region", "sweden", ["Sweden", "瑞典", "瑞典"]),
    ("region", "norway", ["Norway", "挪威", "挪威"]),
    ("region", "finland", ["Finland", "芬兰", "芬蘭"]),
    ("region", "canada", ["Canada", "加拿大", "加拿大"]),
    ("region", "mexico", ["Mexico", "墨西哥", "墨西哥"]),
    ("region", "brazil", ["Brazil", "巴西", "巴西"]),
    ("region", "argentina", ["Argentina", "阿根廷", "阿根廷"]),
    ("region", "colombia", ["Colombia", "哥伦比亚", "哥倫比亞"]),
    ("region", "chile", ["Chile", "智利", "智利"]),
    ("region", "turkey", ["Türkiye", "土耳其", "土耳其"]),
    ("region", "russia", ["Russia", "俄罗斯", "俄羅斯"]),
    ("region", "kazakhstan", ["Kazakhstan", "哈萨克斯坦", "哈薩克斯坦"]),
    ("region", "laos", ["Laos", "老挝", "老撾"]),
    ("region", "mongolia", ["Mongolia", "蒙古", "蒙古"]),
    ("region", "ethiopia", ["Ethiopia", "埃塞俄比亚", "埃塞俄比亞"]),
    ("region", "zambia", ["Zambia", "赞比亚", "贊比亞"]),
    ("region", "dr_congo", ["DR Congo", "刚果（金）", "剛果（金）"]),
    ("region", "slovakia", ["Slovakia", "斯洛伐克", "斯洛伐克"]),
    ("region", "serbia", ["Serbia", "塞尔维亚", "塞爾維亞"]),
    ("region", "ukraine", ["Ukraine", "乌克兰", "烏克蘭"]),
    ("region", "ecuador", ["Ecuador", "厄瓜多尔", "厄瓜多爾"]),
    ("region", "papua_new_guinea", ["Papua New Guinea", "巴布亚新几内亚", "巴布亞新畿內亞"]),
    ("region", "americas", ["Americas", "美洲", "美洲"]),
    ("region", "peru", ["Peru", "秘鲁", "秘魯"]),
    ("region", "egypt", ["Egypt", "埃及", "埃及"]),
    ("region", "morocco", ["Morocco", "摩洛哥", "摩洛哥"]),
    ("region", "kenya", ["Kenya", "肯尼亚", "肯雅"]),
    ("region", "nigeria", ["Nigeria", "尼日利亚", "尼日利亞"]),
    ("region", "south_africa", ["South Africa", "南非", "南非"]),
    ("region", "asia", ["Asia", "亚洲", "亞洲"]),
    ("region", "southeast_asia", ["Southeast Asia", "东南亚", "東南亞"]),
    ("region", "middle_east", ["Middle East", "中东", "中東"]),
    ("region", "africa", ["Africa", "非洲", "非洲"]),
    ("region", "oceania", ["Oceania", "大洋洲", "大洋洲"]),
    ("region", "south_america", ["South America", "南美", "南美洲"]),
    ("region", "overseas", ["Overseas", "海外", "海外"]),
    ("region", "other", ["Other regions", "其他地区", "其他地區"]),
    ("education", "doctor", ["Doctorate", "博士", "博士"]),
    ("education", "master", ["Master’s degree", "硕士", "碩士"]),
    ("education", "master_or_above", ["Master’s degree or above", "硕士及以上", "碩士及以上"]),
    ("education", "bachelor", ["Bachelor’s degree", "本科", "本科"]),
    ("education", "bachelor_or_above", ["Bachelor’s degree or above", "本科及以上", "本科及以上"]),
    ("education", "bachelor_or_college", ["Bachelor’s degree or college", "本科和大专", "本科及大專"]),
    ("education", "college", ["College", "大专", "大專"]),
    ("education", "college_or_above", ["College or above", "大专及以上", "大專及以上"]),
    ("education", "college_or_below", ["College or below", "大专及以下", "大專及以下"]),
    ("education", "high_school", ["High school", "高中", "高中"]),
    ("education", "high_school_or_below", ["High school or below", "高中及以下", "高中及以下"]),
    ("education", "other", ["Other education", "其他学历", "其他學歷"]),
    ("ethnicity", "han", ["Han", "汉族", "漢族"]),
    ("ethnicity", "minority", ["Ethnic minorities", "少数民族", "少數民族"]),
    ("nationality", "china", ["Chinese nationals", "中国籍", "中國籍"]),
    ("nationality", "foreign", ["Foreign nationals", "外籍", "外籍"]),
    ("nationality", "local", ["Local nationals", "本国籍", "本國籍"]),
    ("group", "board", ["Board", "董事会", "董事會"]),
    ("group", "management", ["Management", "管理层", "管理層"]),
    ("group", "employees", ["Employees", "员工", "僱員"]),
    ("group", "suppliers", ["Suppliers", "供应商", "供應商"]),
    ("basis", "location", ["Location-based", "基于位置", "基於位置"]),
    ("basis", "market", ["Market-based", "基于市场", "基於市場"]),
    ("coverage", "1+2", ["Scopes 1 and 2", "范围一和二", "範圍一及二"]),
    ("coverage", "1+2+3", ["Scopes 1, 2 and 3", "范围一至三", "範圍一至三"]),
    ("type", "industrial", ["Industrial", "工业", "工業"]),
    ("type", "domestic", ["Domestic", "生活", "生活"]),
    ("patent", "invention", ["Inventions", "发明", "發明"]),
    ("patent", "utility", ["Utility models", "实用新型", "實用新型"]),
    ("patent", "design", ["Designs", "外观设计", "外觀設計"]),
    ("severity", "major", ["Major", "重大", "重大"]),
    ("severity", "minor", ["Minor", "一般", "一般"]),
];

/// The part that a breakdown is about; empty for the total.
pub(crate) fn of_breakdown(words: &Words, breakdown: &Breakdown) -> String {
    let parts: Vec<_> = breakdown.iter().map(|(axis, value)| part(words, axis, value)).collect();
    parts.join(words.comma)
}

fn part(words: &Words, axis: &str, value: &str) -> String {
    match axis {
        "age" => age(words, value),
        "category" => (words.category)(value),
        _ => named(words.language, axis, value).unwrap_or(value).to_owned(),
    }
}

fn named(language: Language, axis: &str, value: &str) -> Option<&'static str> {
    let (.., [en, hans, hant]) = VALUES.iter().find(|(a, v, _)| *a == axis && *v == value)?;
    Some(match language {
        Language::En => en,
        Language::ZhHans => hans,
        Language::ZhHant => hant,
    })
}

/// `<=25`, `18-25`, `>50` in words.
fn age(words: &Words, band: &str) -> String {
    let [up_to, from, under, over] = words.age;
    if let Some((low, high)) = band.split_once('-') {
        return (words.age_between)(low, high);
    }
    // The longer signs first: `<` begins `<=` too.
    [("<=", up_to), (">=", from), ("<", under), (">", over)]
        .into_iter()
        .find_map(|(sign, say)| band.strip_prefix(sign).map(say))
        .unwrap_or_else(|| band.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn every_place_that_is_read_has_words() {
        let read = include_str!("../../../disclosure/data/lexicon.toml").lines().filter_map(|line| {
            let code = line.strip_prefix("\"region=")?.split(['"', ' ']).next()?;
            Some(code.to_owned())
        });
        let unworded: Vec<_> =
            read.filter(|code| named(Language::ZhHans, "region", code).is_none()).collect();
        assert_eq!(unworded, Vec::<String>::new());
    }

    #[test]
    fn breakdowns_in_words() {
        for (axes, en, hans) in [
            (&[][..], "", ""),
            (&[("gender", "female")], "Women", "女"),
            (&[("age", "<30")], "Under 30", "30 岁以下"),
            (&[("age", ">=56")], "56 and over", "56 岁及以上"),
            (&[("age", "18-25")], "Aged 18–25", "18–25 岁"),
            (&[("gender", "male"), ("level", "senior")], "Men, Senior", "男、高级"),
            (&[("entity", "甲厂")], "甲厂", "甲厂"),
            (&[("category", "6")], "Category 6", "类别 6"),
        ] {
            let breakdown = axes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
            assert_eq!(of_breakdown(words(Language::En), &breakdown), en);
            assert_eq!(of_breakdown(words(Language::ZhHans), &breakdown), hans);
        }
    }
}
