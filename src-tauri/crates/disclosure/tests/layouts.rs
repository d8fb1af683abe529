//! The ways in which reports set a figure beside what it is the figure of: each a few lines, and all that they state.
#![allow(clippy::unwrap_used)]

mod stated;

const TITLE: &str = "某某股份有限公司2024年环境、社会及管治报告";

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    stated::check(TITLE, text, expect);
}

#[test]
fn sentences() {
    for (text, expect) in [
        (
            "本集团共有142名员工（2023年：131名、2022年：120名）。",
            &["workforce.total 2022 120", "workforce.total 2023 131", "workforce.total 2024 142"][..],
        ),
        (
            "截至年末，员工总人数为100人，其中男性60人（60.0%）、女性40人（占40.0%）。",
            &[
                "workforce.total 2024 100",
                "workforce.total gender=female 2024 40",
                "workforce.total gender=male 2024 60",
                "workforce.share gender=female 2024 40",
                "workforce.share gender=male 2024 60",
            ],
        ),
        (
            "男性及女性员工的流失率分别为14.1%及16.4%。",
            &["turnover.rate gender=female 2024 16.4", "turnover.rate gender=male 2024 14.1"],
        ),
        (
            "2022年、2023年公司研发投入分别为4.83亿元和5.27亿元。",
            &["rd.expenditure 2022 483000000", "rd.expenditure 2023 527000000"],
        ),
        // of what a change begins with the year is not said
        ("温室气体排放总量由33,580吨二氧化碳当量下降至31,955吨二氧化碳当量。", &["ghg.total 2024 31955"]),
        (
            "产生无害废弃物18.2吨，当中包括缠绕膜5.4吨及一般垃圾9.2吨。",
            &[
                "waste.non_hazardous 2024 18.2",
                "waste.non_hazardous item=一般垃圾 2024 9.2",
                "waste.non_hazardous item=缠绕膜 2024 5.4",
            ],
        ),
        (
            "于年末，本集团共有429间供应商（2022/23财政年度：441间）。",
            &["supply.suppliers 2023 441", "supply.suppliers 2024 429"],
        ),
        (
            "2024年底员工总数50人；2023年底为40人（男30人、女10人）。",
            &[
                "workforce.total 2023 40",
                "workforce.total 2024 50",
                "workforce.total gender=female 2023 10",
                "workforce.total gender=male 2023 30",
            ],
        ),
        (
            "年内没有提出贪污诉讼案件（2023年：1宗；2022年：无）。",
            &[
                "ethics.corruption_cases 2022 0",
                "ethics.corruption_cases 2023 1",
                "ethics.corruption_cases 2024 0",
            ],
        ),
        // who took part is not all that there are
        (
            "年内举办反贪污讲座，八名董事及96名员工参加。",
            &["ethics.trained group=board 2024 8", "ethics.trained group=employees 2024 96"],
        ),
        (
            "全年104名女性员工休产假、96名男性员工休陪产假，产假及陪产假结束后返岗人数分别为101人和95人。",
            &[
                "parental_leave.taken gender=female 2024 104",
                "parental_leave.taken gender=male 2024 96",
                "parental_leave.returned gender=female 2024 101",
                "parental_leave.returned gender=male 2024 95",
            ],
        ),
        (
            "男性员工平均训练时数20.6小时、女性21.5小时；管理职28.4小时。",
            &[
                "training.hours_avg gender=female 2024 21.5",
                "training.hours_avg gender=male 2024 20.6",
                "training.hours_avg level=management 2024 28.4",
            ],
        ),
        (
            "志愿队共145人次参与义务工作，累计服务620小时。",
            &["community.volunteers 2024 145", "community.volunteer_hours 2024 620"],
        ),
        // of the researchers, and not of all
        ("研发人员300人，占员工总数的20%，其中硕士占比40%。", &["rd.staff 2024 300"]),
        (
            "全体员工中，高中（中专）及以下417人。",
            &["workforce.total education=high_school_or_below 2024 417"],
        ),
        // none of one kind is not none; 无害 denies nothing
        ("本年度没有接获有关违反宾客私隐的投诉。", &[]),
        ("一般废弃物及无害废弃物密度约为每名员工0.17吨。", &[]),
        // a committee is not the board, directors are not the staff
        ("董事会下设可持续发展委员会，由三名董事组成。", &[]),
        ("公司开展董事履职培训，全年培训4场。", &[]),
        // nothing of that kind, but for what was told
        ("除此以外，公司没有其他环保处罚。", &[]),
        ("电力排碳系数为每度0.495公斤CO2e。", &[]),
        ("董事会共举行四次会议。", &["board.meetings 2024 4"]),
        // what stands in brackets behind what was counted
        ("共录得39宗工伤个案（2023财年：44宗）。", &["safety.injuries 2023 44", "safety.injuries 2024 39"]),
        ("环保支出共计1亿8,640万元。", &["env.investment 2024 186400000"]),
        ("因安全与健康理由须回收的已售产品百分比为零。", &["product.recall_rate 2024 0"]),
        // what both took part in stands behind the last of them, and the rest of regions is a region
        (
            "9名管理人员及148名员工完成反贪污培训。",
            &["ethics.trained 2024 148", "ethics.trained group=management 2024 9"],
        ),
        (
            "公司共有供应商37家，其中香港29家、日本5家、其他3家。",
            &[
                "supply.suppliers 2024 37",
                "supply.suppliers region=hong_kong 2024 29",
                "supply.suppliers region=japan 2024 5",
                "supply.suppliers region=other 2024 3",
            ],
        ),
        (
            "公司未发生较大及以上生产安全事故，未发生重大质量事故。",
            &["safety.accidents severity=major 2024 0"],
        ),
        // what aircraft burn is no fuel oil
        ("航空燃油消耗量为3,442吨。", &[]),
        // some directors at a course are not the board, nor is their attendance there
        ("共有5名董事参加反贪污讲座，董事出席率为100%。", &["ethics.trained group=board 2024 5"]),
        ("员工投入2,830小时参与义工服务。", &["community.volunteer_hours 2024 2830"]),
        // a date in brackets is the comparison's, and not the report's
        (
            "截至报告期末，在职员工总数为14,210人（2023年12月31日：13,230人）。",
            &["workforce.total 2023 13230", "workforce.total 2024 14210"],
        ),
        // people counted by what they learned are employees
        (
            "按学历结构，大专及以上人员16,250人，其中本科6,870人，硕士研究生及以上人员1,660人。",
            &[
                "workforce.total education=bachelor 2024 6870",
                "workforce.total education=college_or_above 2024 16250",
                "workforce.total education=master_or_above 2024 1660",
            ],
        ),
        (
            "本集团共有全职员工3,562人，兼职员工58人，男女比例为6:4。",
            &[
                "workforce.total employment=full_time 2024 3562",
                "workforce.total employment=part_time 2024 58",
            ],
        ),
        // the noun before a bare number says what it counts in
        ("全年培训人次4,963，较上年有所增加。", &["training.participations 2024 4963"]),
        (
            "百万工时可记录伤害率为0.35，百万工时损失工时伤害率0.12。",
            &["safety.recordable_rate 2024 0.35", "safety.lost_time_rate 2024 0.12"],
        ),
        // a part of the people whom no metric counts is not all of them
        ("公司聘用残疾员工18人。", &[]),
        // two numbers printed as one
        ("全年汽油消耗量为18102451573531.23升。", &[]),
        ("温室气体排放总量为291630229417.63吨二氧化碳当量。", &[]),
    ] {
        check(text, expect);
    }
}

#[test]
fn tables() {
    for (text, expect) in [
        // a cell a line, units and years broken over two
        (
            "指标\n\n单位\n\n二零二四\n财政年度\n\n二零二三\n财政年度\n\n范围1\n直接排放\n吨二氧化碳当量\n3,215\n3,468\n\n总耗水量\n立方米\n486\n512\n",
            &[
                "ghg.scope1 2023 3468",
                "ghg.scope1 2024 3215",
                "water.consumption 2023 512",
                "water.consumption 2024 486",
            ][..],
        ),
        // column after column
        (
            "废弃物种类\n有害废弃物\n无害废弃物\n单位\n吨\n吨\n2024年\n34.7\n1,862\n",
            &["waste.hazardous 2024 34.7", "waste.non_hazardous 2024 1862"],
        ),
        // fiscal years alone over their columns, a unit broken over two lines
        (
            "2024财年\n2023财年\n范围1\n吨二氧化碳\n当量\n3,518.2\n3,402.7\n柴油\n公升\n25,318\n24,706\n",
            &[
                "ghg.scope1 2023 3402.7",
                "ghg.scope1 2024 3518.2",
                "energy.diesel 2023 24706",
                "energy.diesel 2024 25318",
            ],
        ),
        (
            "流失比率\n2024财年 2023财年\n按性别\n男 40.1% 42.6%\n女 36.9% 39.9%\n",
            &[
                "turnover.rate gender=female 2023 39.9",
                "turnover.rate gender=female 2024 36.9",
                "turnover.rate gender=male 2023 42.6",
                "turnover.rate gender=male 2024 40.1",
            ],
        ),
        // heads a line each, above rows that bring their units
        (
            "受训雇员百分比\n\n平均受训时数\n\n男性 84.5% 8.2小时\n女性 87.7% 9.0小时\n",
            &[
                "training.coverage gender=female 2024 87.7",
                "training.coverage gender=male 2024 84.5",
                "training.hours_avg gender=female 2024 9",
                "training.hours_avg gender=male 2024 8.2",
            ],
        ),
        // two tables side by side
        (
            "<table><tr><td colspan=3>用水（万吨）</td><td colspan=3>废弃物（吨）</td></tr><tr><td>指标</td><td>2023年</td><td>2024年</td><td>指标</td><td>2023年</td><td>2024年</td></tr><tr><td>取水量</td><td>58.9</td><td>60.6</td><td>危险废物</td><td>1,318</td><td>1,274</td></tr></table>",
            &[
                "water.withdrawal 2023 589000",
                "water.withdrawal 2024 606000",
                "waste.hazardous 2023 1318",
                "waste.hazardous 2024 1274",
            ],
        ),
        // items of a group, whatever their words
        (
            "指标\t单位\t2024年\n无害废弃物\n金属废料\t吨\t10\n一般垃圾\t吨\t20\n无害废弃物总量\t吨\t30\n",
            &[
                "waste.non_hazardous 2024 30",
                "waste.non_hazardous item=一般垃圾 2024 20",
                "waste.non_hazardous item=金属废料 2024 10",
            ],
        ),
        // groups and their numbers in turn
        (
            "本集团共有供应商37家，按地区划分如下：\n香港 29\n日本 8\n",
            &[
                "supply.suppliers 2024 37",
                "supply.suppliers region=hong_kong 2024 29",
                "supply.suppliers region=japan 2024 8",
            ],
        ),
        // the head of the labels says of what the groups are
        (
            "|流失率|2023年|2024年|\n|---|---|---|\n|员工流失率（%）|15.2|13.9|\n|男性员工|15.9|14.6|\n",
            &[
                "turnover.rate 2023 15.2",
                "turnover.rate 2024 13.9",
                "turnover.rate gender=male 2023 15.9",
                "turnover.rate gender=male 2024 14.6",
            ],
        ),
        // single blanks between columns, a unit in the head of the labels
        (
            "空气污染物（公吨） 2023 2024\n氮氧化物（NOx） 0.88 0.84\n",
            &["air.nox 2023 0.88", "air.nox 2024 0.84"],
        ),
        ("地区 男性 女性 合计\n香港 48 41 89\n", &[]),
        // rows that are years
        (
            "| 年度 | 离职率 |\n|---|---|\n| 2023 | 13.7% |\n| 2024 | 10.5% |\n",
            &["turnover.rate 2023 13.7", "turnover.rate 2024 10.5"],
        ),
        // regions that no word is known for, and the rest of them
        (
            "指标\t单位\t2024年\n员工总数\t人\t100\n按地区\n香港\t人\t20\n东南亚\t人\t70\n其他\t人\t10\n",
            &[
                "workforce.total 2024 100",
                "workforce.total region=hong_kong 2024 20",
                "workforce.total region=other 2024 10",
                "workforce.total region=东南亚 2024 70",
            ],
        ),
        // parts of a total, and where water comes from
        (
            "指标\t单位\t2024年\n无害废弃物总量\t吨\t100\n－ 污泥\t吨\t60\n－ 废弃包装物\t吨\t40\n总取水量\t立方米\t500\n－ 地下水\t立方米\t200\n",
            &[
                "water.withdrawal 2024 500",
                "water.withdrawal source=地下水 2024 200",
                "waste.non_hazardous 2024 100",
                "waste.non_hazardous item=废弃包装物 2024 40",
                "waste.non_hazardous item=污泥 2024 60",
            ],
        ),
        // a column of shares is of the count left of it
        (
            "|地区|资产总额（百万元）|占比（%）|员工数量（人）|占比（%）|\n|---|---|---|---|---|\n|香港|838,511|4.70|20|11.94|\n",
            &["workforce.total region=hong_kong 2024 20", "workforce.share region=hong_kong 2024 11.94"],
        ),
        // a table of outlets states nothing of the group
        (
            "|公司名称|污染物|排放口数量|排放总量（吨）|核定的排放总量（吨）|\n|---|---|---|---|---|\n|某某股份|氮氧化物|2|17.94|312.50|\n",
            &[],
        ),
        // ISO 14064-1 counts other categories than the GHG Protocol
        (
            "项目\t单位\t2024年\n类别1：直接温室气体排放\t吨二氧化碳当量\t10\n类别4：组织使用产品之间接排放\t吨二氧化碳当量\t7\n",
            &["ghg.scope1 2024 10"],
        ),
        // what was paid stands in brackets, and the parent's columns come second
        (
            "单位：百万元\n项目 2024年 2023年 2024年 2023年\n支付的各项税费 (33) (20) (32) (19)\n",
            &["tax.paid 2023 20000000", "tax.paid 2024 33000000"],
        ),
        // formulas as text recognition writes them
        (
            "|指标|2024年|
|---|---|
|员工反贪污培训覆盖率|98%|
|董事反贪污培训覆盖率|100%|",
            &[
                "ethics.training_coverage group=board 2024 100",
                "ethics.training_coverage group=employees 2024 98",
            ],
        ),
        (
            "|培训对象|反贪污培训覆盖率|
|---|---|
|董事会成员|100%|
|员工|99.2%|",
            &[
                "ethics.training_coverage group=board 2024 100",
                "ethics.training_coverage group=employees 2024 99.2",
            ],
        ),
        // the last row is of what the heading names; an hour's row lends no hours
        (
            "废弃物产生量

|类别|2024年|
|---|---|
|危险废物（吨）|20|
|一般废物（吨）|80|
|总量（吨）|100|
|总工时（小时）|9000|
|死亡人数|0|",
            &[
                "waste.total 2024 100",
                "waste.hazardous 2024 20",
                "waste.non_hazardous 2024 80",
                "safety.fatalities 2024 0",
            ],
        ),
        (
            "指标                          单位                   2023年       2024年
温室气体排放强度   吨二氧化碳当量/百万元营收 58.10        50.80
",
            &["ghg.per_revenue 2023 58.1", "ghg.per_revenue 2024 50.8"],
        ),
        (
            "|项目|2023年|2024年|
|---|---|---|
|排放强度（吨二氧化碳当量/百万元营收）|3.2|2.7|",
            &["ghg.per_revenue 2023 3.2", "ghg.per_revenue 2024 2.7"],
        ),
        (
            "员工情况

| 母公司在职员工的数量 | 30 |
| --- | --- |
| 在职员工的数量合计 | 50 |
| 教育程度 | |
| 教育程度类别 | 数量（人） |
| 本科 | 20 |",
            &["workforce.total 2024 50", "workforce.total education=bachelor 2024 20"],
        ),
        (
            "员工构成\n\n按用工形式\n正式员工 48人\n劳务派遣 2人\n按年龄\n30岁以下 12人\n",
            &[
                "workforce.total age=<30 2024 12",
                "workforce.total employment=dispatched 2024 2",
                "workforce.total employment=regular 2024 48",
            ],
        ),
        (
            "单位：元 币种：人民币

| 主要会计数据 | 2024年 | 2023年 |
| --- | --- | --- |
| 营业收入 | 1,873,462,518.37 | 1,762,305,946.21 |",
            &["finance.revenue 2023 1762305946.21", "finance.revenue 2024 1873462518.37"],
        ),
        (
            r"|指标|单位|2024年|
|---|---|---|
|范围二排放量|$\mathrm{tCO_{2}e}$|22|
|员工流失率|$\%$|$9 . 5$|",
            &["ghg.scope2 2024 22", "turnover.rate 2024 9.5"],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn figures() {
    for (text, expect) in [
        // a label over two lines
        (
            "\n本科以上学历人数\n占公司总人数的\n\n87.5% 以上\n",
            &["workforce.share education=bachelor_or_above 2024 87.5"][..],
        ),
        (
            "<table><tr><td>8,936名<br>员工</td><td>16.6万小时<br>员工培训</td></tr></table>",
            &["workforce.total 2024 8936", "training.hours_total 2024 166000"][..],
        ),
        // each above its label
        (
            "\n8,135人次\n员工志愿服务\n\n68.5小时\n员工人均培训时长\n",
            &["training.hours_avg 2024 68.5", "community.volunteers 2024 8135"],
        ),
    ] {
        check(text, expect);
    }
}

/// Two columns of a page as their layout keeps them: a Han character takes two columns.
fn columns(lines: &[(&str, &str)]) -> String {
    let width = |t: &str| t.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let line =
        |(left, right): &(&str, &str)| format!("      {left}{}{right}\n", " ".repeat(66 - width(left)));
    lines.iter().map(line).collect()
}

#[test]
fn columns_kept_by_spaces() {
    for (text, expect) in [
        // two years over heads that come again, the labels without a head; a section's number before its title
        (
            "B1    雇员\n\n                2024年                    2023年\n            人数      百分比          人数      百分比\n男            60       60.0%            70       63.6%\n女            40       40.0%            40       36.4%\n",
            &[
                "workforce.total gender=female 2023 40",
                "workforce.total gender=female 2024 40",
                "workforce.total gender=male 2023 70",
                "workforce.total gender=male 2024 60",
                "workforce.share gender=female 2023 36.4",
                "workforce.share gender=female 2024 40",
                "workforce.share gender=male 2023 63.6",
                "workforce.share gender=male 2024 60",
            ][..],
        ),
        // a sum of amounts is of the group, not of its last row; a short label beside its unit is whole
        (
            "指标                        单位            2024年\n直接排放（范围一）\n  固定源燃烧          吨二氧化碳当量          10.5\n  流动源燃烧          吨二氧化碳当量           3.1\n  小计                吨二氧化碳当量          13.6\n能源间接排放（范围二）\n  外购电力            吨二氧化碳当量          25.0\n其他间接排放（范围三）\n  商务差旅            吨二氧化碳当量           4.0\n",
            &["ghg.scope1 2024 13.6", "ghg.scope2 2024 25", "ghg.scope3 category=6 2024 4"],
        ),
        // units in brackets on a line of their own below the heads
        (
            "            受训雇员人数      受训雇员比例      总培训时数    平均培训时数\n                                              （小时）        （小时）\n整体                 537             91.0%           8,498            15.8\n男                   286             91.6%           4,692            16.4\n",
            &[
                "training.employees_trained 2024 537",
                "training.employees_trained gender=male 2024 286",
                "training.coverage 2024 91",
                "training.coverage gender=male 2024 91.6",
                "training.hours_total 2024 8498",
                "training.hours_total gender=male 2024 4692",
                "training.hours_avg 2024 15.8",
                "training.hours_avg gender=male 2024 16.4",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn pages() {
    check(
        &columns(&[
            (
                "截至年末，本集团共有在册员工9,412人，员工结构",
                "2024年共举办各类培训1,846期，参训48,215人次，总学时",
            ),
            (
                "合理，各项制度健全并得到落实。员工中少数民族2,364人，",
                "392,480小时，培训经费1,126万元，均较上年增长。",
            ),
            ("其余为汉族员工，另有劳务派遣人员若干，详见附表。", "各级员工均参加培训，详见附表。"),
        ]),
        &[
            "workforce.total 2024 9412",
            "workforce.total ethnicity=minority 2024 2364",
            "training.participations 2024 48215",
            "training.hours_total 2024 392480",
            "training.expenditure 2024 11260000",
            "training.sessions 2024 1846",
        ],
    );
}

/// Annual reports of the mainland in stream order: a cell a line.
#[test]
fn annual_reports_a_cell_a_line() {
    for (text, expect) in [
        // what compares two years stands between their columns, and no head over the labels
        (
            "2024 年\n2023 年\n本年比上年增减\n2022 年\n营业收入（元）\n2,918,403,552.17\n2,806,611,094.25\n3.98%\n2,633,047,880.61\n净利润（元）\n301,552,716.09\n277,140,329.44\n8.81%\n240,916,503.12\n",
            &[
                "finance.revenue 2022 2633047880.61",
                "finance.revenue 2023 2806611094.25",
                "finance.revenue 2024 2918403552.17",
            ][..],
        ),
        // a unit in brackets ends a label, whatever stands above it; kinds of work are named as a company names them
        (
            "1、员工数量、专业构成及教育程度\n报告期末母公司在职员工的数量（人）\n1,204\n报告期末在职员工的数量合计（人）\n4,133\n需承担费用的离退休职工人数（人）\n0\n专业构成\n专业构成类别\n专业构成人数（人）\n生产人员\n3,106\n技术人员\n1,027\n合计\n4,133\n教育程度\n教育程度类别\n数量（人）\n硕士及以上\n86\n本科\n4,047\n合计\n4,133\n",
            &[
                "workforce.total 2024 4133",
                "workforce.total education=bachelor 2024 4047",
                "workforce.total education=master_or_above 2024 86",
                "workforce.total function=技术人员 2024 1027",
                "workforce.total function=生产人员 2024 3106",
            ],
        ),
        // lists side by side
        (
            "员工构成\n\n      ◆ 按年龄划分              ◆ 按学历划分\n      30岁以下    463人       本科        540人\n      30-50岁     972人       大专       1,117人\n      50岁以上    222人\n",
            &[
                "workforce.total age=30-50 2024 972",
                "workforce.total age=<30 2024 463",
                "workforce.total age=>50 2024 222",
                "workforce.total education=bachelor 2024 540",
                "workforce.total education=college 2024 1117",
            ],
        ),
        (
            "公司劳动合同签订率、社会保险覆盖率均为100%。",
            &["benefits.contract_rate 2024 100", "benefits.social_insurance_coverage 2024 100"],
        ),
        (
            "董事会由9名董事组成，设董事长1名、副董事长1名；监事会共有监事7名，其中外部监事2名、股东监事2名。",
            &["board.size 2024 9", "supervisors.size 2024 7"],
        ),
    ] {
        check(text, expect);
    }
}

/// Each of these was lost once in a report that nobody had seen.
#[test]
fn tables_as_others_print_them() {
    for (text, expect) in [
        // units right of the values
        (
            "<table><tr><td>指标</td><td>2024年</td><td>2023年</td><td>单位</td></tr>\n<tr><td>氮氧化物</td><td>12.8</td><td>14.0</td><td>吨</td></tr></table>\n",
            &["air.nox 2023 14", "air.nox 2024 12.8"][..],
        ),
        // a group's code under the heads, and heads and labels of several lines
        (
            "层面  关键绩效指标                 单位                2024年     2023年       按年\n                                                                          变动\n\nA1.2  温室气体排放\n      范围一（直接排放）           吨二氧化碳当量        214.8      302.3     -28.9%\n      温室气体总排放量             吨二氧化碳当量        814.8      951.6      -8.6%\n      （范围一、二及三）\n      排放密度                     吨二氧化碳当量／        2.24       2.73     -17.9%\n                                   百万元收益\n      因工伤损失\n      工作日数                     日                      416        587     -29.1%\n",
            &[
                "ghg.scope1 2023 302.3",
                "ghg.scope1 2024 214.8",
                "ghg.total coverage=1+2+3 2023 951.6",
                "ghg.total coverage=1+2+3 2024 814.8",
                "ghg.per_revenue 2023 2.73",
                "ghg.per_revenue 2024 2.24",
                "safety.lost_days 2023 587",
                "safety.lost_days 2024 416",
            ],
        ),
        // values halfway down their labels
        (
            "指标                     单位               2023年      2024年\n\n温室气体排放总量         万吨二氧化碳\n                                            2,018.4     1,941.7\n（范围一＋范围二）       当量\n柴油消耗量               吨                 7,840       6,466\n",
            &[
                "ghg.total coverage=1+2 2023 20184000",
                "ghg.total coverage=1+2 2024 19417000",
                "energy.diesel 2023 7840",
                "energy.diesel 2024 6466",
            ],
        ),
        // a unit over the years, and over the table
        (
            "<table><tr><th rowspan=2>能源</th><th colspan=2>兆瓦时</th></tr><tr><th>2024年</th><th>2023年</th></tr><tr><td>用电量</td><td>412</td><td>398</td></tr></table>\n",
            &["energy.electricity 2023 398", "energy.electricity 2024 412"],
        ),
        (
            "<table><caption>吨二氧化碳当量</caption><tr><th>排放</th><th>2024</th><th>2023</th></tr><tr><td>范围一</td><td>412</td><td>398</td></tr></table>\n",
            &["ghg.scope1 2023 398", "ghg.scope1 2024 412"],
        ),
        // what a row counts is nearer than the corner of the table
        (
            "雇佣                                   2024年\n按地区\n  香港                                   982\n供应商数目\n  香港                                   512\n",
            &["workforce.total region=hong_kong 2024 982", "supply.suppliers region=hong_kong 2024 512"],
        ),
        // a cell a line: units behind the values, one year over groups, heads without one
        (
            "能源消耗\n2024\n2023\n单位\n电力\n18,652,400\n17,930,100\n千瓦时\n柴油\n22,310\n20,940\n公升\n",
            &[
                "energy.electricity 2023 17930.1",
                "energy.electricity 2024 18652.4",
                "energy.diesel 2023 20940",
                "energy.diesel 2024 22310",
            ],
        ),
        (
            "雇员流失率\n2024\n男\n38.2%\n女\n35.6%\n30岁以下\n52.4%\n",
            &[
                "turnover.rate age=<30 2024 52.4",
                "turnover.rate gender=female 2024 35.6",
                "turnover.rate gender=male 2024 38.2",
            ],
        ),
        // groups on one line
        (
            "雇员流失率\n\n男性 38.2% 女性 35.6%\n",
            &["turnover.rate gender=female 2024 35.6", "turnover.rate gender=male 2024 38.2"],
        ),
        // a heading that says nothing stands under one that does
        (
            "<h2>员工总数</h2>\n<h3>多元化</h3>\n<table><tr><td>年龄</td><td>2024年</td><td>2023年</td></tr><tr><td>30岁以下</td><td>1,041</td><td>987</td></tr><tr><td>50岁以上</td><td>98</td><td>91</td></tr></table>\n",
            &[
                "workforce.total age=<30 2023 987",
                "workforce.total age=<30 2024 1041",
                "workforce.total age=>50 2023 91",
                "workforce.total age=>50 2024 98",
            ],
        ),
        // the year before by its name
        ("本年度共录得96宗工伤（上年度：104宗）。", &["safety.injuries 2023 104", "safety.injuries 2024 96"]),
        // of a list behind a number, of each order, of the trade
        ("绿色项目每年可减排二氧化硫1,208吨、氮氧化物964吨。", &[]),
        ("平均每张订单使用包装物料57克。", &[]),
        ("业界平均流失率约为50%。", &[]),
    ] {
        check(text, expect);
    }
}

/// Blocks of labels, units and values, each year's in its own.
#[test]
fn columns_in_blocks() {
    stated::check(
        "Some Holdings Limited Sustainability Report 2024",
        "Air pollutants\n\nNitrogen oxides (NOx)\nSulphur oxides (SOx)\n\nUnit\n\n2024\n\n2023\n\nkg\nkg\n\n412.6\n2.1\n\n455.0\n2.3\n\nNumber of employees\nAt 31 March\n2024\nAt 31 March\n2023\nBy gender\nMale\n87\n94\nFemale\n49\n98\n",
        &[
            "air.nox 2023 0.455",
            "air.nox 2024 0.4126",
            "air.so2 2023 0.0023",
            "air.so2 2024 0.0021",
            "workforce.total gender=female 2023 98",
            "workforce.total gender=female 2024 49",
            "workforce.total gender=male 2023 94",
            "workforce.total gender=male 2024 87",
        ],
    );
}

/// What extractors make of designed pages: bars of charts, heads of any kind a cell a line, units behind the last value, prose
/// between rows, columns side by side.
#[test]
fn texts_of_designed_pages() {
    for (text, expect) in [
        // who is 60 is of the band that ends there
        (
            "按年龄划分的员工人数\n46至60岁 151\n60岁以上 35\n",
            &["workforce.total age=46-60 2024 151", "workforce.total age=>60 2024 35"][..],
        ),
        // the bars of a chart and their years
        (
            "温室气体排放总量（吨二氧化碳当量）\n66,902.4\n2023\n67,200.7\n2024\n",
            &["ghg.total 2023 66902.4", "ghg.total 2024 67200.7"],
        ),
        // heads that are no years, a cell a line
        (
            "地区\n生产基地\n员工人数\n英国\n4\n1,742\n日本\n2\n896\n北美\n3\n748\n",
            &[
                "workforce.total region=japan 2024 896",
                "workforce.total region=north_america 2024 748",
                "workforce.total region=united_kingdom 2024 1742",
            ],
        ),
        // the sums' head spans the rows of heads: its column is the last
        (
            "员工\n合计\n男\n女\n日本\n15\n16\n31\n英国\n20\n11\n31\n",
            &[
                "workforce.total gender=female region=japan 2024 16",
                "workforce.total gender=female region=united_kingdom 2024 11",
                "workforce.total gender=male region=japan 2024 15",
                "workforce.total gender=male region=united_kingdom 2024 20",
                "workforce.total region=japan 2024 31",
                "workforce.total region=united_kingdom 2024 31",
            ],
        ),
        // the unit behind the last of several values is the row's, and no value is a sentence's
        (
            "\n指标 2024年 2023年 单位\n用水量 23.84 24.61 万吨\n",
            &["water.consumption 2023 246100", "water.consumption 2024 238400"],
        ),
        ("我们的用水量 23.84 24.61 万吨", &[]),
        // one head over a list of groups
        (
            "\n学历 员工人数\n博士 68\n硕士 2,947\n",
            &["workforce.total education=doctor 2024 68", "workforce.total education=master 2024 2947"],
        ),
        // labels first, since the list ends in a figure
        (
            "平均受训时数\n小时\n全体\n28.0\n男性\n29.1\n女性\n27.0\n公司开设了七类课程，内容涵盖技术与管理。\n",
            &[
                "training.hours_avg 2024 28",
                "training.hours_avg gender=female 2024 27",
                "training.hours_avg gender=male 2024 29.1",
            ],
        ),
        // a title, and names and numbers in turn below it; what is told apart twice
        (
            "供應商地域分佈（家）\n中國內地\n684\n香港\n201\n流失率（2024財年）\n%\n整體\n24.6\n性別\n男\n26.3\n女\n23.9\n",
            &[
                "turnover.rate 2024 24.6",
                "turnover.rate gender=female 2024 23.9",
                "turnover.rate gender=male 2024 26.3",
                "supply.suppliers region=hong_kong 2024 201",
                "supply.suppliers region=mainland_china 2024 684",
            ],
        ),
        // groups that come to the staff are of it, and others are not
        (
            "截至2024年末，公司共有员工872人。\n\n性别（人）\n男               434\n女               438\n\n年龄（人）\n30岁以下        100\n30至50岁       200\n",
            &[
                "workforce.total 2024 872",
                "workforce.total gender=female 2024 438",
                "workforce.total gender=male 2024 434",
            ],
        ),
        // years that one blank parts, far from their columns; heads of two lines; a unit that the values come near
        (
            "Energy consumed                         Unit 2023/24 2022/23 Change\nElectricity purchased                MWh        89,216      92,870     –3.9%\nDiesel                            litres        48,210      51,630     –6.6%\nPetrol                            litres 71,920 75,480      –4.7%\n",
            &[
                "energy.electricity 2023 92870",
                "energy.electricity 2024 89216",
                "energy.diesel 2023 51630",
                "energy.diesel 2024 48210",
                "energy.petrol 2023 75480",
                "energy.petrol 2024 71920",
            ],
        ),
        // heads over two lines, a base year, and rows that leave the target empty; categories by their number
        (
            "Greenhouse gases\nUnit\n2024\n2023\nBase year\n2019\n2024 vs\nbase year\nTarget\n2030\nScope 1\nkt CO2e\n171.2\n176.8\n205.6\n–16.7%\nScope 3\nkt CO2e\n3,412\n3,489\n3,805\n–10.3%\n2,930\n4 Inbound and paid transport\nkt CO2e\n214\n221\n241\n–11.2%\n",
            &[
                "ghg.scope1 2019 205600",
                "ghg.scope1 2023 176800",
                "ghg.scope1 2024 171200",
                "ghg.scope3 2019 3805000",
                "ghg.scope3 2023 3489000",
                "ghg.scope3 2024 3412000",
                "ghg.scope3 category=4 2019 241000",
                "ghg.scope3 category=4 2023 221000",
                "ghg.scope3 category=4 2024 214000",
            ],
        ),
        // labels over their figures, twice
        (
            "营业收入          水循环利用率       累计授权专利\n132.85 亿元       76.6%           7,436 件\n",
            &["water.recycled_rate 2024 76.6", "patents.held 2024 7436", "finance.revenue 2024 13285000000"],
        ),
        // the corner's unit, a base year, restated values
        (
            "Scope 3, thousand tonnes CO2e\n2024\n2023\n2019 baseline\nBusiness travel\n1,284R\n1,352\n1,500\nTotal Scope 3\n1,918\n2,023\n2,400\n",
            &[
                "ghg.scope3 2019 2400000",
                "ghg.scope3 2023 2023000",
                "ghg.scope3 2024 1918000",
                "ghg.scope3 category=6 2019 1500000",
                "ghg.scope3 category=6 2023 1352000",
                "ghg.scope3 category=6 2024 1284000",
            ],
        ),
        // prose does not end a table of plain text, and a label may stand in the lines above its unit and values
        (
            "Indicator Unit 2023 2024\nDiesel ton 331.07 318.52\nEnergy consumption per RMB 10,000 of operating revenue fell for the third year in a row, as it did in the peer group.\nNitrogen oxides ton 8.36 7.94\nFresh water consumption of all plants and offices in the\nyear\n10,000 tons 61.07 58.62\n",
            &[
                "energy.diesel 2023 331.07",
                "energy.diesel 2024 318.52",
                "air.nox 2023 8.36",
                "air.nox 2024 7.94",
            ],
        ),
        // a table beside running text, each character one column, as pdftotext has them
        (
            "二零二四年末，本集团共有八百名雇员，全部为全职，较上年有所增加，        雇员人数      2024    2023\n主要由于新厂房投产。我们按国籍、性别一视同仁，不设配额，并按绩效        男          450     430\n厘定薪酬。雇员可透过热线提出意见，本年度全部意见均已回复，并已按        女          350     340\n程序存档。\n",
            &[
                "workforce.total 2024 800",
                "workforce.total gender=female 2023 340",
                "workforce.total gender=female 2024 350",
                "workforce.total gender=male 2023 430",
                "workforce.total gender=male 2024 450",
            ],
        ),
        // of whom a row is stands between its unit and its values, cells of words among them; rows of groups name neither again
        (
            "INDICATOR\nUNIT\nSCOPE\n2024\n2023\nTARGET\nErgonomics charter signed\nNumber\nThe Group\nYes\nNo\nNumber of new hires\nNumber\nThe Group\n412\n397\nNumber of departures\nNumber\nThe Group\n301\nFirst year\nreported\n45% by 2026\nShare of women on the board\n%\nThe Group\n43\n38\n40% by 2026\nBreakdown of employees by age\n%\nThe Group\nUnder 30\n22.5\n21.0\n30 to 50\n52.5\n54.0\n",
            &[
                "workforce.share age=30-50 2023 54",
                "workforce.share age=30-50 2024 52.5",
                "workforce.share age=<30 2023 21",
                "workforce.share age=<30 2024 22.5",
                "workforce.new_hires 2023 397",
                "workforce.new_hires 2024 412",
                "board.female_share 2023 38",
                "board.female_share 2024 43",
            ],
        ),
        // and of a subsidiary it is not the reporter's
        (
            "| Indicator | Unit | Scope | 2024 | 2023 |\n|---|---|---|---|---|\n| New hires | Number | Group | 412 | 397 |\n| Number of departures | Number | Haldane Ferries | 31 | 28 |\n| Energy consumption | MWh | Group | 9,120 | 9,540 |\n",
            &[
                "energy.total 2023 9540",
                "energy.total 2024 9120",
                "workforce.new_hires 2023 397",
                "workforce.new_hires 2024 412",
            ],
        ),
        // where commas part thousands, blanks part two numbers that were run together
        (
            "| Indicator | Unit | 2023 | 2024 |\n|---|---|---|---|\n| Scope 1 emissions | tCO2e | 12,345 | 12,901 |\n| Total waste | tonnes | 1,310 | 1,402 |\n| Hazardous waste | tonnes | | 196 615 |\n",
            &[
                "ghg.scope1 2023 12345",
                "ghg.scope1 2024 12901",
                "waste.total 2023 1310",
                "waste.total 2024 1402",
            ],
        ),
        // what products give off on their way is one of the categories of scope 3, and not what the next are of
        (
            "| Indicator | Unit | 2023 | 2024 |\n|---|---|---|---|\n| Scope 3 emissions | tCO2e | 9,310 | 9,120 |\n| Product transport (up and down the value chain) | tCO2e | 410 | 402 |\n| Use of sold products | tCO2e | 6,100 | 6,040 |\n",
            &[
                "ghg.scope3 2023 9310",
                "ghg.scope3 2024 9120",
                "ghg.scope3 category=11 2023 6100",
                "ghg.scope3 category=11 2024 6040",
            ],
        ),
        // a label with several things in brackets names parts
        (
            "| Indicator | Unit | 2024 |\n|---|---|---|\n| NOx emissions (Hotels) | kg | 8.75 |\n| NOx emissions (Malls) | kg | 39.32 |\n| SOx emissions (Hotels) | kg | 1.25 |\n| Scope 1 emissions | tCO2e | 120 |\n",
            &["ghg.scope1 2024 120"],
        ),
        // said of another in the same words, of places, of the rest
        (
            "| Indicator | Unit | 2024 |\n|---|---|---|\n| NOx emissions | kg | 413 |\n| Xylol emissions | kg | 27 |\n| Electricity consumption - Wuxi | kWh | 2,000 |\n| Other hazardous waste | tonnes | 26 |\n| VOC emissions reduction | tonnes | 12 |\n",
            &["air.nox 2024 0.413"],
        ),
        // all staff under a heading of turnover, a line each
        (
            "Turnover rate (%)\n2024\n2023\nAll staff\n9.3\n10.1\nMen\n9.1\n9.9\nWomen\n11.4\n12.6\n",
            &[
                "turnover.rate 2023 10.1",
                "turnover.rate 2024 9.3",
                "turnover.rate gender=female 2023 12.6",
                "turnover.rate gender=female 2024 11.4",
                "turnover.rate gender=male 2023 9.9",
                "turnover.rate gender=male 2024 9.1",
            ],
        ),
        // two tables side by side in one, told by their heads
        (
            "<table><tr><th>能源消耗</th><th>单位</th><th>2023</th><th>2024</th><th>水资源</th><th>单位</th><th>2023</th><th>2024</th></tr><tr><td>用电量</td><td>MWh</td><td>1,398</td><td>1,486</td><td>取水量</td><td>吨</td><td>5,617</td><td>5,823</td></tr><tr><td>天然气</td><td>立方米</td><td>912</td><td>934</td><td>废水排放量</td><td>吨</td><td>4,102</td><td>4,233</td></tr></table>\n",
            &[
                "energy.electricity 2023 1398",
                "energy.electricity 2024 1486",
                "energy.natural_gas 2023 912",
                "energy.natural_gas 2024 934",
                "water.withdrawal 2023 5617",
                "water.withdrawal 2024 5823",
                "wastewater.discharge 2023 4102",
                "wastewater.discharge 2024 4233",
            ],
        ),
        // what is called a sum is the whole
        (
            "<table><tr><th>范围</th><th>排放源</th><th>2024年（吨二氧化碳当量）</th></tr><tr><td rowspan=\"2\">范围二</td><td>外购电力</td><td>1,072.6</td></tr><tr><td>外购热力</td><td>152.2</td></tr><tr><td colspan=\"2\">范围二小计</td><td>1,224.8</td></tr></table>\n",
            &["ghg.scope2 2024 1224.8"],
        ),
        // the bars of a chart: numbers above their groups; heads and their share
        (
            "截至年末，员工总数6,842人。\n按性别划分\n女性\n3,775人 55.2%\n男性\n3,067人 44.8%\n按年龄划分\n2,258\n30岁及以下\n4,037\n31至50岁\n547\n51岁及以上\n",
            &[
                "workforce.total 2024 6842",
                "workforce.total age=30-50 2024 4037",
                "workforce.total age=<30 2024 2258",
                "workforce.total age=>50 2024 547",
                "workforce.total gender=female 2024 3775",
                "workforce.total gender=male 2024 3067",
                "workforce.share gender=female 2024 55.2",
                "workforce.share gender=male 2024 44.8",
            ],
        ),
        // Markdown that says a spanning cell in each column; a group's unit, and the number of a note behind it
        (
            "| | | Year | Year |\n|---|---|---|---|\n| | | 2024 | 2023 |\n| Own emissions (metric tons CO 2 e) 2 | Scope 1 | 5,200 | 5,430 |\n| Own emissions (metric tons CO 2 e) 2 | Removals | | |\n| Own emissions (metric tons CO 2 e) 2 | Scope 2 (market-based) 4 | 340 | 300 |\n| Total scope 3 emissions (metric tons CO 2 e) | Total scope 3 emissions (metric tons CO 2 e) | 98,000 | 95,800 |\n",
            &[
                "ghg.scope1 2023 5430",
                "ghg.scope1 2024 5200",
                "ghg.scope2 basis=market 2023 300",
                "ghg.scope2 basis=market 2024 340",
                "ghg.scope3 2023 95800",
                "ghg.scope3 2024 98000",
            ],
        ),
        // a label in more cells than its head has, and what was assured
        (
            "| Scope 3 category (tonnes CO2e) | 2023 | 2024 |\n|---|---|---|\n| Category 2 | Capital goods | 941 | 762 |\n| Category 6 | Business travel | BV | | 327 | 155 |\n",
            &[
                "ghg.scope3 category=2 2023 941",
                "ghg.scope3 category=2 2024 762",
                "ghg.scope3 category=6 2023 327",
                "ghg.scope3 category=6 2024 155",
            ],
        ),
        // categories of scope 3 under what products give off in their life
        (
            "| Climate (tonnes CO2e) | | 2024 |\n|---|---|---|\n| Product life cycle emissions | Gross emissions (Scope 3) | 762 |\n| Product life cycle emissions | Purchased goods | 415 |\n",
            &["ghg.scope3 2024 762", "ghg.scope3 category=1 2024 415"],
        ),
        // what a category is not, and what is left of them; all three scopes
        (
            "| Emissions | Unit | 2024 |\n|---|---|---|\n| Scope 3 (Category 3: Fuel- and energy-related activities not included in Scope 1 or Scope 2) 7 | tCO2e | 1,186 |\n| Scope 3 (Other categories)12, 13 | tCO2e | 2,993 |\n| Scope 3 (total) 14 | tCO2e | 10,812 |\n| Total: Scope 1, 2 (market-based), and 3 (total) 15 | tCO2e | 14,314 |\n",
            &[
                "ghg.scope3 2024 10812",
                "ghg.scope3 category=3 2024 1186",
                "ghg.total basis=market coverage=1+2+3 2024 14314",
            ],
        ),
        // of several rows without a name nobody can say which is which
        (
            "| Electricity (MWh) | Renewable electricity (MWh) |\n|---|---|\n| 940 | 120 |\n| 427 | 31 |\n| 3,199 | 2,010 |\n",
            &[],
        ),
        // of one scope, whatever the sentence begins with; solvents' own
        (
            "GHG emissions was 47,101 tCO2e for Scope 1 and 83,047 tCO2e for Scope 2.\n\n| Solvent (VOC) use at our sites | 2024 |\n|---|---|\n| Scope 1 GHG emissions (tonnes CO2e) | 208 |\n",
            &[],
        ),
        // on which basis the title over the rows says; a kind of meeting is not all of them
        (
            "| | 2023 | 2024 |\n|---|---|---|\n| Market-based (in metric tons CO2e) | | |\n| Scope 1 | 51 | 49 |\n| Scope 2 | 9 | 2 |\n\n全年共召开1次年度股东大会、1次类别股东大会、2次临时股东大会。\n",
            &[
                "ghg.scope1 2023 51",
                "ghg.scope1 2024 49",
                "ghg.scope2 basis=market 2023 9",
                "ghg.scope2 basis=market 2024 2",
            ],
        ),
        // the group to the left says of what training, and of whom; a value with a note's mark
        (
            "<table><tr><td>指标</td><td>量化项</td><td>单位</td><td>2024</td></tr><tr><td rowspan=\"2\">安全培训</td><td>人均培训时长</td><td>小时</td><td>18</td></tr><tr><td>培训覆盖率</td><td>%</td><td>99.3</td></tr><tr><td rowspan=\"2\">本年吸纳就业人数</td><td>男性员工</td><td>人</td><td>294*</td></tr><tr><td>女性员工</td><td>人</td><td>105</td></tr></table>\n",
            &[
                "workforce.new_hires gender=female 2024 105",
                "workforce.new_hires gender=male 2024 294",
                "safety.training_coverage 2024 99.3",
                "safety.training_hours_avg 2024 18",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn what_stands_beside_a_row_tells_what_it_is() {
    for (text, expect) in [
        // the parent is a part, as its subsidiaries are
        (
            "<table><tr><td rowspan=2>绩效指标</td><td rowspan=2>单位</td><td colspan=4>2024年</td></tr><tr><td>公司</td><td>甲子公司</td><td>乙子公司</td><td>合计</td></tr><tr><td>用水量</td><td>吨</td><td>43</td><td>9</td><td>14</td><td>66</td></tr><tr><td>用电量</td><td>万千瓦时</td><td>5</td><td>1</td><td>2</td><td>8</td></tr></table>",
            &["energy.electricity 2024 80", "water.consumption 2024 66"][..],
        ),
        (
            "指标\t单位\t2024年\n专利授权数量\t项\t13\n报告期内专利授权数量\t项\t2",
            &["patents.granted 2024 2", "patents.held 2024 13"],
        ),
        (
            "指标\t单位\t2024年\n按职级划分的流失率\n中层管理\t%\t5.2\n基层管理\t%\t11.7\n普通员工\t%\t49.6",
            &["turnover.rate level=general 2024 49.6", "turnover.rate level=middle 2024 5.2"],
        ),
        ("指标\t单位\t2024年\n非甲烷总烃\t吨\t2.14\n挥发性有机物\t吨\t0.42", &["air.voc 2024 0.42"]),
        ("员工平均\n培训时长\n\n23.46\n\n小时", &["training.hours_avg 2024 23.46"]),
        ("温室气体排放强度\n\n吨二氧化碳当量/ 51.22 百万元", &["ghg.per_revenue 2024 51.22"]),
        // a kind of it, whose own words name another thing too
        (
            "| 废弃物种类 | 单位 | 2024年 |\n|---|---|---|\n| 有害废弃物 | | |\n| 废包装及清洗杂物 | 吨 | 75.6 |\n| 污泥 | 吨 | 1.0 |\n| 总量 | 吨 | 76.6 |",
            &[
                "waste.hazardous 2024 76.6",
                "waste.hazardous item=废包装及清洗杂物 2024 75.6",
                "waste.hazardous item=污泥 2024 1",
            ],
        ),
        (
            "用电量（千瓦时）：12,345（2023年：11,222）",
            &["energy.electricity 2023 11.222", "energy.electricity 2024 12.345"],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn groups_under_each_year_a_cell_a_line() {
    check(
        "2024\n2023\n男性 女性 男性 女性\n放育婴假的雇员\n155\n186\n81\n142\n离职员工人数\n15\n18\n8\n14\n\n集团未产生危险废物。\n\n集团未产生大量危险废物。",
        &[
            "waste.hazardous 2024 0",
            "turnover.leavers gender=female 2023 14",
            "turnover.leavers gender=female 2024 18",
            "turnover.leavers gender=male 2023 8",
            "turnover.leavers gender=male 2024 15",
            "parental_leave.taken gender=female 2023 142",
            "parental_leave.taken gender=female 2024 186",
            "parental_leave.taken gender=male 2023 81",
            "parental_leave.taken gender=male 2024 155",
        ],
    );
}

#[test]
fn years_of_the_republic_alone() {
    stated::check(
        "永續發展",
        "年度\t用水量（立方公尺）\t員工總數（人）\n110\t7,265\t3,648\n109\t8,853\t3,696\n\n110年本公司用水量較109年減少。",
        &[
            "water.consumption 2020 8853",
            "water.consumption 2021 7265",
            "workforce.total 2020 3696",
            "workforce.total 2021 3648",
        ],
    );
}

/// Tables as text recognition of pages gives them, in tags, with what misleads a reader in them.
#[test]
fn tables_of_recognition() {
    for (text, expect) in [
        // the row's number in a list, a density between a total and its kinds, all that there was of one
        (
            "<table><tr><td>编号</td><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td>27.</td><td>有害废弃物产生总量</td><td>公斤</td><td>3485</td></tr><tr><td>28.</td><td>密度</td><td>公斤/人</td><td>0.1</td></tr><tr><td>29.</td><td>废电池</td><td>公斤</td><td>300</td></tr><tr><td>30.</td><td>废电子设备总量</td><td>公斤</td><td>671</td></tr></table>",
            &[
                "waste.hazardous 2024 3.485",
                "waste.hazardous item=废电子设备总量 2024 0.671",
                "waste.hazardous item=废电池 2024 0.3",
            ][..],
        ),
        // all staff told apart twice: those of a place are no sum of those by contract
        (
            "<table><tr><td>员工人数</td><td>2024年</td></tr><tr><td>员工总数</td><td>2,755</td></tr><tr><td>按地区划分</td><td></td></tr><tr><td>中国大陆</td><td>2,755</td></tr><tr><td>按雇佣类型划分</td><td></td></tr><tr><td>全职</td><td>2,755</td></tr><tr><td>兼职</td><td>0</td></tr></table>",
            &[
                "workforce.total 2024 2755",
                "workforce.total employment=full_time 2024 2755",
                "workforce.total employment=part_time 2024 0",
                "workforce.total region=mainland_china 2024 2755",
            ],
        ),
        // who leaves, told by a heading alone; what men and women are paid is none of them
        (
            "<table><tr><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td>职工变动情况</td><td></td><td></td></tr><tr><td>按性别划分</td><td></td><td></td></tr><tr><td>男职工</td><td>%</td><td>12.4</td></tr><tr><td>女职工</td><td>%</td><td>13.2</td></tr><tr><td colspan=\"3\">女性与男性职工薪酬比例</td></tr><tr><td>管理层</td><td>%</td><td>1</td></tr></table>",
            &["turnover.rate gender=female 2024 13.2", "turnover.rate gender=male 2024 12.4"],
        ),
        // the head counts what was discharged, and the row what was used; no people have a fraction; an arrow is no unit
        (
            "<table><tr><td>指标</td><td>单位</td><td>2024年排放量</td></tr><tr><td>耗水总量</td><td>立方米</td><td>808.4</td></tr></table>\n\n| 性别 | 流失比率 (人) |\n|---|---|\n| 男性 | 5.78 |\n\n<table><tr><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td>供应商总数</td><td>↑</td><td>48</td></tr></table>",
            &[
                "water.consumption 2024 808.4",
                "turnover.rate gender=male 2024 5.78",
                "supply.suppliers 2024 48",
            ],
        ),
        // a rate per 200,000 hours in percent; an age that is said twice
        (
            "<table><tr><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td>二十万小时可记录工伤事故率</td><td>%</td><td>0.4</td></tr><tr><td>30岁及30岁以下员工</td><td>人</td><td>427</td></tr><tr><td>大于30岁且小于50岁员工</td><td>人</td><td>900</td></tr></table>",
            &[
                "workforce.total age=30-50 2024 900",
                "workforce.total age=<30 2024 427",
                "safety.recordable_rate 2024 2",
            ],
        ),
        // what waste emits, in tonnes too, where scope 3 is told apart
        (
            "<table><tr><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td>范围三排放总量</td><td>吨</td><td>1,840</td></tr><tr><td>类别5:运营中的废弃物</td><td>吨</td><td>127</td></tr></table>",
            &["ghg.scope3 2024 1840", "ghg.scope3 category=5 2024 127"],
        ),
        // patents on one matter; who passed an examination is no share of those taught
        (
            "<table><tr><td>指标</td><td>单位</td><td>2024年</td></tr><tr><td>AI相关授权发明专利数量</td><td>件</td><td>24</td></tr></table>\n\n公司推动全员参与线上培训，考试通过率达100%。",
            &[],
        ),
        // which scopes, on which basis: in brackets behind what is counted
        (
            "公司温室气体排放总量(范围一和范围二)为57,466吨二氧化碳当量。范围二排放量(市场基准)为38,900吨二氧化碳当量。全年累计对外捐赠人民币411,000元。可比同行业上市公司研发费用率平均值为9.8%。",
            &[
                "ghg.scope2 basis=market 2024 38900",
                "ghg.total coverage=1+2 2024 57466",
                "community.donations 2024 411000",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn annual_reports_in_streams() {
    for (text, expect) in [
        // staff of an annual report, a cell a line and a row a line
        (
            "五、 报告期末母公司和主要子公司的员工情况\n(一) 员工情况\n母公司在职员工的数量\n410\n主要子公司在职员工的数量\n1,225\n在职员工的数量合计\n1,635\n专业构成\n专业构成类别 专业构成人数\n生产人员 980\n销售人员 210\n技术人员 300\n财务人员 45\n行政人员 100\n合计 1,635\n教育程度\n教育程度类别 数量（人）\n本科及以上 520\n大专 415\n大专以下 700\n合计 1,635",
            &[
                "workforce.total 2024 1635",
                "workforce.total education=bachelor_or_above 2024 520",
                "workforce.total education=college 2024 415",
                "workforce.total education=high_school_or_below 2024 700",
                "workforce.total function=技术人员 2024 300",
                "workforce.total function=生产人员 2024 980",
                "workforce.total function=行政人员 2024 100",
                "workforce.total function=财务人员 2024 45",
                "workforce.total function=销售人员 2024 210",
            ][..],
        ),
        // the unit in the label’s own brackets
        ("在职员工的数量合计(人) 10,800\n研发人员的数量 1,260", &["workforce.total 2024 10800"]),
        // what compares two years stands between them
        (
            "项目 2024年 2023年 同比增减 2022年\n研发投入金额（元） 52,000,000.00 48,000,000.00 8.33% 41,000,000.00",
            &["rd.expenditure 2022 41000000", "rd.expenditure 2023 48000000", "rd.expenditure 2024 52000000"],
        ),
        // blanks inside dates
        (
            "截至 2024 年 12 月 31 日，公司员工总数为 1,204 人。\n2023 年度，公司用电量为 3,410 兆瓦时；2024 年度为 3,220 兆瓦时。",
            &["energy.electricity 2023 3410", "energy.electricity 2024 3220", "workforce.total 2024 1204"],
        ),
        // restated years: the figures as they are now
        (
            "2024年 2023年\n本年比上年\n增减\n2022年\n调整前 调整后 调整后 调整前 调整后\n营业收入（元） 1,250,300,000.00 1,090,100,000.00 1,100,200,000.00 13.64% 970,000,000.00 980,000,000.00\n研发投入（元） 50,000,000.00 44,000,000.00 45,000,000.00 11.11% 39,000,000.00 40,000,000.00",
            &[
                "rd.expenditure 2022 40000000",
                "rd.expenditure 2023 45000000",
                "rd.expenditure 2024 50000000",
                "finance.revenue 2022 980000000",
                "finance.revenue 2023 1100200000",
                "finance.revenue 2024 1250300000",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn tables_of_a_cell_a_line() {
    for (text, expect) in [
        // groups over measures; the hundred of a row is of its own shares
        (
            "员工分布\n男\n女\n合计\n人数\n%\n人数\n%\n人数\n%\n管理层\n12\n60.0\n8\n40.0\n20\n100\n一般员工\n300\n50.0\n300\n50.0\n600\n100",
            &[
                "workforce.total gender=female level=general 2024 300",
                "workforce.total gender=female level=management 2024 8",
                "workforce.total gender=male level=general 2024 300",
                "workforce.total gender=male level=management 2024 12",
                "workforce.total level=general 2024 600",
                "workforce.total level=management 2024 20",
                "workforce.share gender=female level=general 2024 50",
                "workforce.share gender=male level=general 2024 50",
                "workforce.share gender=male level=management 2024 60",
                "workforce.female_share level=management 2024 40",
            ][..],
        ),
        // a year and what is counted in one head
        (
            "能源使用\n2023 用量(KJ)\n2024 用量(KJ)\n外购电力\n3,600,000\n3,240,000\n天然气\n720,000\n360,000",
            &[
                "energy.electricity 2023 1",
                "energy.electricity 2024 0.9",
                "energy.natural_gas 2023 0.2",
                "energy.natural_gas 2024 0.1",
            ],
        ),
        // years that stand below their values
        (
            "溫室氣體排放\n範疇一溫室氣體排放量（噸CO2e）\n範疇二溫室氣體排放量（噸CO2e）\n排放統計\n1,204.1\n3,210.5\n2022年\n1,180.3\n3,122.0\n2023年\n1,101.9\n2,998.7\n2024年",
            &[
                "ghg.scope1 2022 1204.1",
                "ghg.scope1 2023 1180.3",
                "ghg.scope1 2024 1101.9",
                "ghg.scope2 2022 3210.5",
                "ghg.scope2 2023 3122",
                "ghg.scope2 2024 2998.7",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn lists_of_years_and_sums() {
    for (text, expect) in [
        (
            "2024年及2023年，本集团用电量分别为3,200兆瓦时及3,410兆瓦时，用水量分别为41,000立方米及43,500立方米。",
            &[
                "energy.electricity 2023 3410",
                "energy.electricity 2024 3200",
                "water.consumption 2023 43500",
                "water.consumption 2024 41000",
            ][..],
        ),
        (
            "2022—2024年，公司营业收入分别为120.5亿元、132.8亿元和141.2亿元。",
            &[
                "finance.revenue 2022 12050000000",
                "finance.revenue 2023 13280000000",
                "finance.revenue 2024 14120000000",
            ],
        ),
        // of the years, or of whom? nobody can say
        ("截至2024年末及2023年末，男性及女性员工分别为60人及40人。", &[]),
        (
            "于二零二二年、二零二三年及二零二四年，概无录得因工亡故事件。",
            &["safety.fatalities 2022 0", "safety.fatalities 2023 0", "safety.fatalities 2024 0"],
        ),
        (
            "公司产生有害废弃物1.2吨，无害废弃物45.6吨，合计46.8吨。",
            &["waste.total 2024 46.8", "waste.hazardous 2024 1.2", "waste.non_hazardous 2024 45.6"],
        ),
        (
            "男性员工820人，女性员工466人，合计1,286人。",
            &[
                "workforce.total 2024 1286",
                "workforce.total gender=female 2024 466",
                "workforce.total gender=male 2024 820",
            ],
        ),
        (
            "范围一排放1,204吨二氧化碳当量，范围二排放2,310吨二氧化碳当量，合计3,514吨二氧化碳当量。",
            &["ghg.scope1 2024 1204", "ghg.scope2 2024 2310", "ghg.total coverage=1+2 2024 3514"],
        ),
        ("汽油消耗12吨，柴油消耗30吨，合计42吨。", &["energy.diesel 2024 30", "energy.petrol 2024 12"]),
        (
            "本集团的温室气体排放总量为1,204.5吨二氧化碳当量，其中范围1占204.5吨，范围2占1,000.0吨。",
            &["ghg.scope1 2024 204.5", "ghg.scope2 2024 1000", "ghg.total 2024 1204.5"],
        ),
        (
            "董事会每季至少召开一次会议，本年度共召开董事会会议5次。2022年至2024年平均损失工作日数为407日。",
            &["board.meetings 2024 5"],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn heads_of_two_rows() {
    for (text, expect) in [
        (
            "| 排放物 | 2024年 | | 2023年 | |\n|---|---|---|---|---|\n| | 数量 | 单位 | 数量 | 单位 |\n| 范围1 | 204.5 | 吨 | 220.1 | 吨 |\n| 范围2 | 1,000 | 吨 | 1,090 | 吨 |\n\n| 类别 | 男 | | 女 | |\n|---|---|---|---|---|\n| | 人数 | 比例 | 人数 | 比例 |\n| 高级管理层 | 8 | 66.7% | 4 | 33.3% |\n| 一般员工 | 192 | 58.4% | 137 | 41.6% |",
            &[
                "ghg.scope1 2023 220.1",
                "ghg.scope1 2024 204.5",
                "ghg.scope2 2023 1090",
                "ghg.scope2 2024 1000",
                "workforce.total gender=female level=senior 2024 4",
                "workforce.total gender=male level=senior 2024 8",
                "workforce.female_share level=senior 2024 33.3",
            ][..],
        ),
        (
            "<table><tr><td>指标</td><td>2024年</td></tr><tr><td>员工培训覆盖率</td><td>100%</td></tr><tr><td>环保投入</td><td>1,200万元</td></tr></table>",
            &["env.investment 2024 12000000", "training.coverage 2024 100"],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn english_layouts() {
    for (text, expect) in [
        // India's form
        (
            "|Category|FY 2023-24|Col3|FY 2022-23|\n|---|---|---|---|\n|Total energy consumption (GJ)|12,600||11,880|\n\n|Particulars|Total (A)|Male|Col4|Female|Col6|\n|---|---|---|---|---|---|\n|||No. (B)|% (B / A)|No. (C)|% (C / A)|\n|EMPLOYEES||||||\n|Permanent (D)|2,000|1,500|75%|500|25%|\n|Other than Permanent (E)|100|60|60%|40|40%|\n|Total employees (D + E)|2,100|1,560|74.3%|540|25.7%|",
            &[
                "energy.total 2023 3300",
                "energy.total 2024 3500",
                "workforce.total 2024 2100",
                "workforce.total employment=permanent 2024 2000",
                "workforce.total employment=permanent gender=female 2024 500",
                "workforce.total employment=permanent gender=male 2024 1500",
                "workforce.total employment=temporary 2024 100",
                "workforce.total employment=temporary gender=female 2024 40",
                "workforce.total employment=temporary gender=male 2024 60",
                "workforce.total gender=female 2024 540",
                "workforce.total gender=male 2024 1560",
                "workforce.share employment=permanent gender=female 2024 25",
                "workforce.share employment=permanent gender=male 2024 75",
                "workforce.share employment=temporary gender=female 2024 40",
                "workforce.share employment=temporary gender=male 2024 60",
                "workforce.share gender=female 2024 25.7",
                "workforce.share gender=male 2024 74.3",
            ][..],
        ),
        // bars, units before years, sources of scope 1
        (
            "| Greenhouse gas emissions | tCO2e 2024 | tCO2e 2023 |\n|---|---|---|\n| Scope 1 from gas, refrigerants and vehicles | 1,204 | 1,310 |\n| Scope 2 from purchased electricity (location-based) | 3,210 | 3,402 |\n| Total emissions | 4,414 | 4,712 |\n| Intensity: tCO2e per (£m) | 10.2 | 11.4 |",
            &[
                "ghg.scope1 2023 1310",
                "ghg.scope1 2024 1204",
                "ghg.scope2 basis=location 2023 3402",
                "ghg.scope2 basis=location 2024 3210",
                "ghg.total 2023 4712",
                "ghg.total 2024 4414",
                "ghg.per_revenue 2023 11.4",
                "ghg.per_revenue 2024 10.2",
            ],
        ),
        // a bare sign of money takes the scale above it
        (
            "| Financials | 2024 | 2023 |\n|---|---|---|\n| Net revenue (dollars in billions) | $63.1 | $79.0 |\n| Research and development (dollars in millions) | 17.5 | 15.2 |",
            &[
                "rd.expenditure 2023 15200000",
                "rd.expenditure 2024 17500000",
                "finance.revenue 2023 79000000000",
                "finance.revenue 2024 63100000000",
            ],
        ),
        // a change, an aim, and circa
        (
            "We cut our energy use by 1,876 MWh in 2024. We will source 100% of our electricity from renewable sources by 2030. In 2024 we used c.2,330 MWh of electricity.",
            &["energy.electricity 2024 2330"],
        ),
        // codes of standards behind rows
        (
            "Performance Unit 2024 2023 GRI SASB\nScope 1 emissions tCO2e 1,204 1,310 305-1 EM-EP-110a.1\nWater withdrawal m3 41,000 43,500 303-3 EM-EP-140a.1",
            &[
                "ghg.scope1 2023 1310",
                "ghg.scope1 2024 1204",
                "water.withdrawal 2023 43500",
                "water.withdrawal 2024 41000",
            ],
        ),
        // codes before labels
        (
            "| | 2024 | 2023 |\n|---|---|---|\n| GRI 305-4 Emissions intensity (tCO2e/£m) | 10.2 | 11.4 |\n| S1-14 Fatalities (number) | 0 | 1 |",
            &[
                "ghg.per_revenue 2023 11.4",
                "ghg.per_revenue 2024 10.2",
                "safety.fatalities 2023 1",
                "safety.fatalities 2024 0",
            ],
        ),
        // a part of a total, what went to landfill, hours in all, women behind the independent
        (
            "Our total greenhouse gas emissions were 1,204.5 tCO2e, of which Scope 1 accounted for 204.5 tonnes and Scope 2 for 1,000.0 tonnes. We recycled 82% of our waste, and 1,230 tonnes were sent to landfill. Employees completed an average of 36.5 hours of training each, for a total of 455,000 hours. Our Board has 11 directors, seven of whom are independent and four of whom are women.",
            &[
                "ghg.scope1 2024 204.5",
                "ghg.scope2 2024 1000",
                "ghg.total 2024 1204.5",
                "waste.recycled_rate 2024 82",
                "training.hours_total 2024 455000",
                "training.hours_avg 2024 36.5",
                "board.size 2024 11",
                "board.independent 2024 7",
                "board.female 2024 4",
            ],
        ),
    ] {
        stated::check("Example plc\nSustainability Report 2024", text, expect);
    }
}
