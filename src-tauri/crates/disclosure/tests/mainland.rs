//! The ways in which reports of the mainland say what they state.
#![allow(clippy::unwrap_used)]

mod stated;

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    stated::check("某某股份有限公司2024年度社会责任报告", text, expect);
}

#[test]
fn sentences() {
    for (text, expect) in [
        // a part of what was taken is no other total
        (
            "全年取新水268.4万立方米，其中地表水51.7万立方米、自来水216.7万立方米。",
            &[
                "water.withdrawal 2024 2684000",
                "water.withdrawal source=地表水 2024 517000",
                "water.withdrawal source=自来水 2024 2167000",
            ][..],
        ),
        // a list of the year before goes on with the one before it
        (
            "研发投入19.84亿元，占营业收入的比重为4.93%，2023年分别为17.60亿元和4.77%。",
            &[
                "rd.expenditure 2023 1760000000",
                "rd.expenditure 2024 1984000000",
                "rd.revenue_share 2023 4.77",
                "rd.revenue_share 2024 4.93",
            ],
        ),
        (
            "2024年，公司范围一、范围二温室气体排放量分别为58吨和221吨二氧化碳当量，合计279吨；2023年分别为60吨和243吨。",
            &[
                "ghg.scope1 2023 60",
                "ghg.scope1 2024 58",
                "ghg.scope2 2023 243",
                "ghg.scope2 2024 221",
                "ghg.total coverage=1+2 2024 279",
            ],
        ),
        (
            "全年环保投入1.27亿元，上年为1.09亿元。",
            &["env.investment 2023 109000000", "env.investment 2024 127000000"],
        ),
        ("综合能源消费量折合标准煤1,000吨。", &["energy.total 2024 8141"]),
        // of many years, and of others
        ("自投产以来累计减少碳排放186万吨。", &[]),
        ("绿色贷款支持项目年减排二氧化碳当量58.2万吨。", &[]),
        ("出售碳排放配额182万吨。", &[]),
        ("全年组织反洗钱培训206场，参训18,402人次。", &[]),
        ("未受到环境保护方面的行政处罚。", &["env.fines 2024 0"]),
        // what stands in brackets behind a bare rate is no word of it
        ("百万工时损工率0.58（行业平均值为1.37）。", &["safety.lost_time_rate 2024 0.58"]),
        (
            "员工培训覆盖率98.7%，其中男性员工98.4%、女性员工99.1%。",
            &[
                "training.coverage 2024 98.7",
                "training.coverage gender=female 2024 99.1",
                "training.coverage gender=male 2024 98.4",
            ],
        ),
        ("召开年度股东大会1次、临时股东大会2次。", &[]),
    ] {
        check(text, expect);
    }
}

#[test]
fn tables() {
    for (text, expect) in [
        // heads over values, and other heads over theirs
        (
            "<table><tr><td>员工总数</td><td colspan=\"2\">90人</td></tr></table>\n<table><tr><td rowspan=\"2\">员工按年龄划分</td><td>30岁及以下</td><td>31-40岁</td></tr><tr><td>70</td><td>20</td></tr><tr><td rowspan=\"2\">员工按学历划分</td><td>本科</td><td>大专</td></tr><tr><td>40</td><td>50</td></tr></table>",
            &[
                "workforce.total 2024 90",
                "workforce.total age=31-40 2024 20",
                "workforce.total age=<30 2024 70",
                "workforce.total education=bachelor 2024 40",
                "workforce.total education=college 2024 50",
            ][..],
        ),
        // what becomes of it is no kind of it
        (
            "| 指标 | 2024年 |\n|---|---|\n| 危险废物产生量（吨） | 628 |\n| 其中：自行利用处置（吨） | 281 |",
            &["waste.hazardous 2024 628"],
        ),
        // of whom the groups are stands over the column left of them
        (
            "| 员工结构 | 类别 | 人数 |\n|---|---|---|\n| 性别 | 男 | 35 |\n| | 女 | 27 |",
            &["workforce.total gender=female 2024 27", "workforce.total gender=male 2024 35"],
        ),
        // words where values are wanting are no heads
        (
            "<table><tr><td>指标名称</td><td>单位</td><td>2023年</td><td>2024年</td></tr><tr><td>履约完成率</td><td>%</td><td>不涉及</td><td>不涉及</td></tr><tr><td>节水率</td><td>%</td><td>尚未开展</td><td>尚未开展</td></tr><tr><td>员工流失率</td><td>%</td><td>1.6</td><td>0.7</td></tr></table>",
            &["turnover.rate 2023 1.6", "turnover.rate 2024 0.7"],
        ),
        // a table without heads below a heading goes on with those of the last
        (
            "<table><tr><td>关键指标</td><td>单位</td><td>2023年</td><td>2024年</td></tr><tr><td>员工总数</td><td>人</td><td>88</td><td>90</td></tr></table>\n\n社会绩效\n\n<table><tr><td>研发人员数量</td><td>人</td><td>14</td><td>13</td></tr></table>",
            &["workforce.total 2023 88", "workforce.total 2024 90", "rd.staff 2023 14", "rd.staff 2024 13"],
        ),
        // a path to a target, year by year
        (
            "| 年份 | 范围一（万吨二氧化碳当量） |\n|---|---|\n| 2024 | 50.99 |\n| 2025 | 49.64 |\n| 2026 | 48.07 |\n| 2027 | 46.67 |",
            &[],
        ),
        // one unit in the middle of the rows that it is the unit of
        (
            "<table><tr><td></td><td>指标内容</td><td>单位</td><td>2024</td></tr><tr><td rowspan=\"4\">温室气体排放</td><td>范围一排放</td><td></td><td>489.6</td></tr><tr><td>范围一减量</td><td>吨二氧化碳当量</td><td>70.5</td></tr><tr><td>范围二排放</td><td></td><td>90.8</td></tr><tr><td>范围三排放</td><td></td><td>12.4</td></tr></table>",
            &["ghg.scope1 2024 489.6", "ghg.scope2 2024 90.8", "ghg.scope3 2024 12.4"],
        ),
        // groups below an axis are of what stands over it
        (
            "<table><tr><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td>员工总数</td><td>人</td><td>900</td></tr><tr><td>员工流失人数</td><td>人</td><td>41</td></tr><tr><td colspan=\"3\">其中：按性别分类</td></tr><tr><td>男性员工</td><td>人</td><td>32</td></tr><tr><td>女性员工</td><td>人</td><td>9</td></tr></table>",
            &[
                "workforce.total 2024 900",
                "turnover.leavers 2024 41",
                "turnover.leavers gender=female 2024 9",
                "turnover.leavers gender=male 2024 32",
            ],
        ),
        // rates of full-time staff, and kinds of work that they are not told apart by
        (
            "<table><tr><td>指标</td><td></td><td>单位</td><td>2024年</td></tr><tr><td rowspan=\"2\">按性别划分的全职员工流失率</td><td>男性</td><td>%</td><td>36.2</td></tr><tr><td>女性</td><td>%</td><td>39.9</td></tr><tr><td rowspan=\"2\">按岗位划分的员工培训覆盖率</td><td>营销人员</td><td>%</td><td>100</td></tr><tr><td>客服人员</td><td>%</td><td>99</td></tr></table>",
            &["turnover.rate gender=female 2024 39.9", "turnover.rate gender=male 2024 36.2"],
        ),
        // what goes round is used again; sources of a total of renewables; what is made to be sold
        (
            "| 指标 | 单位 | 2024年 |\n|---|---|---|\n| 绿色能源使用量 | 兆瓦时 | 1,765 |\n| 其中：风能 | 兆瓦时 | 113 |\n| 太阳能 | 兆瓦时 | 1,263 |\n| 用水总量 | 万吨 | 36 |\n| 其中：循环水 | 万吨 | 19 |\n| 清洁能源发电量 | 亿千瓦时 | 1,070.61 |",
            &[
                "energy.renewable 2024 1765",
                "energy.renewable source=太阳能 2024 1263",
                "energy.renewable source=风能 2024 113",
                "water.consumption 2024 360000",
                "water.recycled 2024 190000",
            ],
        ),
        // 其他总量 is the rest, a course on what letters stand for is one, 图2 counts nobody
        (
            "<table><tr><td>指标</td><td></td><td>单位</td><td>2024年</td></tr><tr><td rowspan=\"2\">所产生有害废弃物</td><td>废电子设备总量</td><td>千克</td><td>4,011</td></tr><tr><td>其他总量</td><td>千克</td><td>9</td></tr><tr><td>ESG培训</td><td></td><td>人次</td><td>102</td></tr></table>\n\n图2 员工人数按性别划分\n",
            &["waste.hazardous item=废电子设备总量 2024 4.011"],
        ),
        // what is to be reached beside what was
        (
            "| 指标 | 单位 | 2024年目标值 | 2024年实际值 |\n|---|---|---|---|\n| 员工培训覆盖率 | % | ≥95 | 97.6 |",
            &["training.coverage 2024 97.6"],
        ),
        // the kinds of work of an annual report, with nothing over them that says so
        (
            "| 指标 | 2024年 |\n|---|---|\n| 员工总数（人） | 30 |\n| 生产人员 | 20 |\n| 行政人员 | 10 |",
            &[
                "workforce.total 2024 30",
                "workforce.total function=生产人员 2024 20",
                "workforce.total function=行政人员 2024 10",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn lines() {
    for (text, expect) in [
        // a unit that is long where it divides
        (
            "指标\n单位\n2024年\n2023年\n温室气体排放总量\n吨二氧化碳当量\n32,282\n33,148\n人均温室气体排放\n吨二氧化碳当量/人\n5.47\n5.71\n",
            &[
                "ghg.total 2023 33148",
                "ghg.total 2024 32282",
                "ghg.per_employee 2023 5.71",
                "ghg.per_employee 2024 5.47",
            ][..],
        ),
        // figures that each stand below their labels, one of which nobody knows
        (
            "营业收入\n87.35\n亿元\n某项贡献值\n3.42\n元\n对外捐赠\n1,284.7\n万元\n",
            &["community.donations 2024 12847000", "finance.revenue 2024 8735000000"],
        ),
        // a unit goes on in the line of its values
        (
            "指标名称            单位             2023年     2024年\n范围一排放量        万吨二氧化碳\n                    当量              12.5       11.5\n",
            &["ghg.scope1 2023 125000", "ghg.scope1 2024 115000"],
        ),
        (
            "- 营业收入 **58.64** 亿元，研发投入 **9.27** 亿元\n",
            &["rd.expenditure 2024 927000000", "finance.revenue 2024 5864000000"],
        ),
    ] {
        check(text, expect);
    }
}

/// 报告期末 says when something was so, and not which year the report is of.
#[test]
fn the_year_of_a_comparison_is_not_the_reports() {
    let text = "截至报告期末，公司共有员工180名（2023年：170名）。\n截至报告期末，公司拥有研发人员30人，2023年为20人。";
    check(
        text,
        &["workforce.total 2023 170", "workforce.total 2024 180", "rd.staff 2023 20", "rd.staff 2024 30"],
    );
}

/// What a clause says for its own number is not said for the next one.
#[test]
fn clauses_that_go_on() {
    for (text, expect) in [
        (
            "公司实现营业收入48.63亿元，较2023年的46.27亿元增长5.1%。",
            &["finance.revenue 2023 4627000000", "finance.revenue 2024 4863000000"][..],
        ),
        // a body meets, and not a kind of its members
        (
            "监事会由3名监事组成，其中职工监事1名，全年召开会议6次。",
            &["supervisors.size 2024 3", "supervisors.meetings 2024 6"],
        ),
        (
            "2024年组织培训286场，员工参训11,340人次，累计培训86,712小时，人均17.5小时。",
            &[
                "training.participations 2024 11340",
                "training.hours_total 2024 86712",
                "training.hours_avg 2024 17.5",
                "training.sessions 2024 286",
            ],
        ),
        (
            "本年度共有1,103名员工接受培训，占员工总数87.0%。",
            &["training.employees_trained 2024 1103", "training.coverage 2024 87"],
        ),
        ("受训员工中，男性占76.8%，女性占23.2%。", &[]),
        // either leave is that of one gender where both are told
        (
            "员工休产假212人、陪产假134人。",
            &["parental_leave.taken gender=female 2024 212", "parental_leave.taken gender=male 2024 134"],
        ),
        // others' injuries stay theirs down the list
        ("承包商员工2024年因工死亡2人、受伤11人。", &[]),
        // of all the years since then
        ("自2012年以来，公司累计捐赠6,100万元。", &[]),
        ("2024年审核供应商213家。", &[]),
        ("前5名供应商采购额占年度采购总额的41.27%。", &[]),
        ("2024年公司共召开9次董事会会议审议通过42项议案。", &["board.meetings 2024 9"]),
        // a share that is said to be one and no more is of the group before it
        ("中层干部298人，其中女性92人，占比30.9%。", &["workforce.female_share level=middle 2024 30.9"]),
        ("公司未接到任何客户投诉。", &["customer.complaints 2024 0"]),
        ("报告期内，公司未因环境问题受到行政处罚。", &["env.fines 2024 0"]),
    ] {
        check(text, expect);
    }
}

/// Lists whose numbers go with names in turn, years that are named by how they stand to the report's, and verbs before what they are done with.
#[test]
fn names_and_numbers_in_turn() {
    for (text, expect) in [
        (
            "近三年（2022年、2023年、2024年）集团的因工死亡人数分别为0人、1人和0人，因工伤损失的工作日数依次为412天、367天和295天。",
            &[
                "safety.fatalities 2022 0",
                "safety.fatalities 2023 1",
                "safety.fatalities 2024 0",
                "safety.lost_days 2022 412",
                "safety.lost_days 2023 367",
                "safety.lost_days 2024 295",
            ][..],
        ),
        (
            "高级管理层、中级管理层及一般员工平均完成18.4小时、15.2小时及9.7小时的培训。",
            &[
                "training.hours_avg level=general 2024 9.7",
                "training.hours_avg level=middle 2024 15.2",
                "training.hours_avg level=senior 2024 18.4",
            ],
        ),
        (
            "能源总耗量由上年度的238,680吉焦下降至本年度的226,440吉焦。",
            &["energy.total 2023 66300", "energy.total 2024 62900"],
        ),
        ("本年度共有58宗工伤；上年度为66宗。", &["safety.injuries 2023 66", "safety.injuries 2024 58"]),
        (
            "2024年核算的温室气体排放总量（范围一+范围二）由2023年的15,563.9万吨降至15,312.8万吨。",
            &["ghg.total coverage=1+2 2023 155639000", "ghg.total coverage=1+2 2024 153128000"],
        ),
        ("全年排放2.4吨氮氧化物及1.2吨二氧化硫。", &["air.nox 2024 2.4", "air.so2 2024 1.2"]),
        ("报告年度共产生54,585吨无害废弃物。", &["waste.non_hazardous 2024 54585"]),
        (
            "公司女性员工占41.4%，30岁以下占30%。",
            &["workforce.share age=<30 2024 30", "workforce.share gender=female 2024 41.4"],
        ),
        // of a plant, to the end of its clauses
        ("2024年能耗下降，其中北方工厂用水量下降至98.6万立方米，天然气消耗312万立方米。", &[]),
        // those who took part, and those who left
        (
            "本公司举办了四次廉洁培训，参加者包括412名员工。",
            &["ethics.training_sessions 2024 4", "ethics.trained 2024 412"],
        ),
        ("2024年离开公司的员工有731名。", &["turnover.leavers 2024 731"]),
        ("若按市场基准法计算，范围2排放量为361.15吨CO2e。", &["ghg.scope2 basis=market 2024 361.15"]),
        // “万元”均指人民币: a unit is no company
        (
            "“万元”“亿元”均指人民币。报告期内，集团实现营业收入2,187.36亿元。",
            &["finance.revenue 2024 218736000000"],
        ),
        ("可记录事故率（TRIR，每二十万工时）0.13。", &["safety.recordable_rate 2024 0.65"]),
        ("公司接获三宗投诉（2023年：六宗）。", &["customer.complaints 2023 6", "customer.complaints 2024 3"]),
    ] {
        check(text, expect);
    }
}

/// What readers of pictures make of designed pages, and how boards, lists and rates are told.
#[test]
fn pages_read_from_pictures() {
    for (text, expect) in [
        (
            "报告期内，培训总人次112人次，累计参与培训总人数2,612人，女性员工参与378人，男性员工参与2,234人。",
            &[
                "training.employees_trained 2024 2612",
                "training.employees_trained gender=female 2024 378",
                "training.employees_trained gender=male 2024 2234",
                "training.participations 2024 112",
            ][..],
        ),
        (
            "# 公司共有员工2,612名\n\n按性别划分\n\n男性 人2,234\n\n女性 人378",
            &[
                "workforce.total 2024 2612",
                "workforce.total gender=female 2024 378",
                "workforce.total gender=male 2024 2234",
            ],
        ),
        ("社会保险覆盖率\n\n100\n\n育儿假返岗率\n\n100", &["benefits.social_insurance_coverage 2024 100"]),
        (
            "# 指标与目标\n\n<table><tr><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td rowspan=\"2\">按性别划分员工流失率</td><td>男性员工</td><td>%</td><td>1.27</td></tr><tr><td>女性员工</td><td>%</td><td>1.04</td></tr></table>",
            &["turnover.rate gender=female 2024 1.04", "turnover.rate gender=male 2024 1.27"],
        ),
        (
            "按性别划分的员工培训覆盖率\n\n![](images/a.jpg)\n\n<details>\n<summary>donut</summary>\n\n| Category | Percentage |\n| --- | --- |\n| 女性员工 | 99% |\n| 男性员工 | 98% |\n</details>",
            &["training.coverage gender=female 2024 99", "training.coverage gender=male 2024 98"],
        ),
        (
            "董事会现有9名董事，3名为独立董事，2名为女性（占22.2%）。",
            &[
                "board.size 2024 9",
                "board.independent 2024 3",
                "board.female 2024 2",
                "board.female_share 2024 22.2",
            ],
        ),
        (
            "第十届董事会由11席董事组成，任期自2023年5月至2026年5月，其中独立董事4席（36.4%），女性董事3席。",
            &["board.independent 2024 4", "board.independent_share 2024 36.4", "board.female 2024 3"],
        ),
        (
            "供应商所在地\n数目（家）\n中国内地\n1,106\n香港\n7\n总数\n1,113\n社会公益",
            &[
                "supply.suppliers 2024 1113",
                "supply.suppliers region=hong_kong 2024 7",
                "supply.suppliers region=mainland_china 2024 1106",
            ],
        ),
        (
            "范围三排放构成（2024年，万吨CO2e）\n\n外购商品与服务\n（类别1）\n1,210.50\n上游运输与配送\n（类别4）\n21.40",
            &["ghg.scope3 category=1 2024 12105000", "ghg.scope3 category=4 2024 214000"],
        ),
        (
            "污染物\n2024年\n排放量\n（吨）\n2023年\n排放量\n（吨）\n氮氧化物\n41.35\n39.72\n二氧化硫\n3.26\n3.11",
            &["air.nox 2023 39.72", "air.nox 2024 41.35", "air.so2 2023 3.11", "air.so2 2024 3.26"],
        ),
        (
            "| 指标 | 单位 | 2024 |\n| --- | --- | --- |\n| 中层管理者中女性管理者占比 | % | 28.5 |\n| 女性管理者人数 | 人 | 14 |\n| 用户满意度 | 分 | 97.35 |\n| 综合能源消费量（吨标准煤，当量值） | | 100 |",
            &[
                "energy.total 2024 814.1",
                "workforce.total gender=female level=management 2024 14",
                "workforce.female_share level=middle 2024 28.5",
                "customer.satisfaction 2024 97.35",
            ],
        ),
        (
            "| 指标 | 单位 | 2024 |\n| --- | --- | --- |\n| 大专员工 | 人 | 120 |\n| 大专以下员工 | 人 | 80 |",
            &[
                "workforce.total education=college 2024 120",
                "workforce.total education=high_school_or_below 2024 80",
            ],
        ),
        (
            "本年度研发投入为1.2亿元，相当于营业收入的0.9%。",
            &["rd.expenditure 2024 120000000", "rd.revenue_share 2024 0.9"],
        ),
    ] {
        check(text, expect);
    }
}
