//! What reports of Hong Kong and Taiwan state, and the ways in which they set it: each a few lines, and all that they state.
#![allow(clippy::unwrap_used)]

mod stated;

const TITLE: &str = "某某控股有限公司2024年環境、社會及管治報告";

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    stated::check(TITLE, text, expect);
}

#[test]
fn heads_spread_over_lines() {
    for (text, expect) in [
        // years come again under each of the heads that span them
        (
            "僱員人數\n流失率\n二零二四年\n二零二三年\n二零二四年\n二零二三年\n按性別\n男性\n60\n70\n8.1%\n9.0%\n女性\n40\n41\n7.2%\n不適用\n",
            &[
                "workforce.total gender=female 2023 41",
                "workforce.total gender=female 2024 40",
                "workforce.total gender=male 2023 70",
                "workforce.total gender=male 2024 60",
                "turnover.rate gender=female 2024 7.2",
                "turnover.rate gender=male 2023 9",
                "turnover.rate gender=male 2024 8.1",
            ][..],
        ),
        (
            "受訓僱員\n百分比\n每名僱員平均\n受訓時數\n女性\n95.2%\n12.3\n男性\n92.6%\n11.2\n",
            &[
                "training.coverage gender=female 2024 95.2",
                "training.coverage gender=male 2024 92.6",
                "training.hours_avg gender=female 2024 12.3",
                "training.hours_avg gender=male 2024 11.2",
            ],
        ),
        // a year's unit over the next lines; a total below the scopes is of all of them
        (
            "溫室氣體排放\n二零二四年\n（公噸\n二氧化碳當量）\n二零二三年\n（公噸\n二氧化碳當量）\n直接排放（範圍一）\n10.5\n11.5\n能源間接排放（範圍二）\n20\n21\n總計\n30.5\n32.5\n",
            &[
                "ghg.scope1 2023 11.5",
                "ghg.scope1 2024 10.5",
                "ghg.scope2 2023 21",
                "ghg.scope2 2024 20",
                "ghg.total 2023 32.5",
                "ghg.total 2024 30.5",
            ],
        ),
        // a part is counted as what it is a part of
        (
            "二零二四年\n二零二三年\n無害廢棄物總量（公噸）\n168.5\n175.2\n－已回收\n137.7\n139.8\n",
            &[
                "waste.non_hazardous 2023 175.2",
                "waste.non_hazardous 2024 168.5",
                "waste.recycled 2023 139.8",
                "waste.recycled 2024 137.7",
            ],
        ),
        // a measure and its unit below the year; what a scope comes from names no row
        (
            "溫室氣體排放\n範疇\n排放來源\n2024年\n排放量（噸二氧化碳\n當量）\n2023年\n排放量（噸二氧化碳\n當量）\n範圍1\n汽油及柴油\n10.5\n11.5\n範圍2\n購買電力\n20\n21\n範圍3\n公幹及紙張\n2\n3\n總計\n32.5\n35.5\n",
            &[
                "ghg.scope1 2023 11.5",
                "ghg.scope1 2024 10.5",
                "ghg.scope2 2023 21",
                "ghg.scope2 2024 20",
                "ghg.scope3 2023 3",
                "ghg.scope3 2024 2",
                "ghg.total 2023 35.5",
                "ghg.total 2024 32.5",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn tables() {
    for (text, expect) in [
        // a table's number before its title, which says what it is counted in
        (
            "表 3-2　範疇三排放量（單位：tCO2e）\n\n| 類別 | 名稱 | 2024 |\n| --- | --- | --- |\n| 1 | 採購之商品與服務 | 286.4 |\n| 6 | 商務旅行 | 8.5 |\n",
            &["ghg.scope3 category=1 2024 286.4", "ghg.scope3 category=6 2024 8.5"][..],
        ),
        // one source of what was taken, and what was used
        (
            "| 單位：千噸 | | 2024 |\n| --- | --- | --- |\n| 取水量 | 自來水 | 30 |\n| 取水量 | 小計 | 32 |\n| 耗水量 | | 7 |\n",
            &[
                "water.consumption 2024 7000",
                "water.withdrawal 2024 32000",
                "water.withdrawal source=自来水 2024 30000",
            ],
        ),
        // shares in brackets behind numbers, whose unit says so
        (
            "指標                        單位            2024年        2023年\n員工總數                    人數               100            111\n按性別\n  女性                      人數（%）    40 (40.0)    45 (40.5)\n  男性                      人數（%）    60 (60.0)    66 (59.5)\n",
            &[
                "workforce.total 2023 111",
                "workforce.total 2024 100",
                "workforce.total gender=female 2023 45",
                "workforce.total gender=female 2024 40",
                "workforce.total gender=male 2023 66",
                "workforce.total gender=male 2024 60",
                "workforce.share gender=female 2023 40.5",
                "workforce.share gender=female 2024 40",
                "workforce.share gender=male 2023 59.5",
                "workforce.share gender=male 2024 60",
            ],
        ),
        // years of the Republic, over columns and before rows; 度 of water and of gas
        (
            "| 項目 | 112年 | 113年 |\n| --- | --- | --- |\n| 用水量（度） | 48 | 47 |\n| 天然氣（千度） | 18 | 17 |\n| 用電量（千度） | 9 | 8 |\n",
            &[
                "energy.electricity 2023 9",
                "energy.electricity 2024 8",
                "energy.natural_gas 2023 18000",
                "energy.natural_gas 2024 17000",
                "water.consumption 2023 48",
                "water.consumption 2024 47",
            ],
        ),
        (
            "| 年度 | 範疇一 (tCO2e) | 死亡人數 |\n| --- | --- | --- |\n| 112 | 47.9 | 1 |\n| 113 | 45.2 | 0 |\n",
            &[
                "ghg.scope1 2023 47.9",
                "ghg.scope1 2024 45.2",
                "safety.fatalities 2023 1",
                "safety.fatalities 2024 0",
            ],
        ),
        // numbers and their shares under one head; what spans a share's column narrows it
        (
            "<table><tr><td rowspan=\"2\">項目</td><td colspan=\"2\">離職員工人數（離職率）</td></tr><tr><td>男</td><td>女</td></tr><tr><td>30歲以下</td><td>61 (24.8%)</td><td>277 (23.4%)</td></tr></table>",
            &[
                "turnover.rate age=<30 gender=female 2024 23.4",
                "turnover.rate age=<30 gender=male 2024 24.8",
                "turnover.leavers age=<30 gender=female 2024 277",
                "turnover.leavers age=<30 gender=male 2024 61",
            ],
        ),
        (
            "員工概況\n<table><tr><td rowspan=\"2\">年齡層</td><td colspan=\"2\">男性</td><td colspan=\"2\">女性</td></tr><tr><td>人數</td><td>佔全體員工比例</td><td>人數</td><td>佔全體員工比例</td></tr><tr><td>30歲以下</td><td>24</td><td>5.8%</td><td>118</td><td>28.1%</td></tr></table>",
            &[
                "workforce.total age=<30 gender=female 2024 118",
                "workforce.total age=<30 gender=male 2024 24",
                "workforce.share age=<30 gender=female 2024 28.1",
                "workforce.share age=<30 gender=male 2024 5.8",
            ],
        ),
        // a unit that goes on below its values
        (
            "環境績效 單位 2024 2023\n溫室氣體排放總量 公噸二氧化碳當量 30 32\n溫室氣體排放密度 公噸二氧化碳當量╱ 11.2 11.9\n百萬港元收益\n總耗水量 立方米 318 309\n",
            &[
                "ghg.total 2023 32",
                "ghg.total 2024 30",
                "ghg.per_revenue 2023 11.9",
                "ghg.per_revenue 2024 11.2",
                "water.consumption 2023 309",
                "water.consumption 2024 318",
            ],
        ),
        // a column without a head at the end, under the rule that Markdown draws
        (
            "| 編號 | 關鍵績效指標 | 單位 | 2024年 | 2023年 | |\n| --- | --- | --- | ---: | ---: | --- |\n| A1.1 | 氮氧化物 | 公噸 | 1.8 | 1.9 | |\n| | 硫氧化物 | 公噸 | 0.4 | 0.5 | 2 |\n",
            &["air.nox 2023 1.9", "air.nox 2024 1.8", "air.so2 2023 0.5", "air.so2 2024 0.4"],
        ),
        // heads of what is counted over rows parted by single blanks; the number of a title counts no people
        (
            "3 安心職場\n3.1 人力概況\n本年度員工組成如下表所示。\n職別 男性 女性 合計\n高階主管 24 2 26\n一般員工 82 53 135\n類別 新進人數 新進率 離職人數 離職率\n男性 16 5.5% 15 5.2%\n",
            &[
                "workforce.total gender=female level=general 2024 53",
                "workforce.total gender=female level=senior 2024 2",
                "workforce.total gender=male level=general 2024 82",
                "workforce.total gender=male level=senior 2024 24",
                "workforce.total level=general 2024 135",
                "workforce.total level=senior 2024 26",
                "workforce.new_hires gender=male 2024 16",
                "turnover.rate gender=male 2024 5.2",
                "turnover.leavers gender=male 2024 15",
            ],
        ),
        // how much of it there is to each is no part of the total
        (
            "| 指標 | 單位 | 2024年 |\n| --- | --- | --- |\n| 溫室氣體排放總量 | 公噸二氧化碳當量 | 26,180 |\n| — 按僱員人數計算的強度 | 公噸二氧化碳當量／僱員 | 13.52 |\n",
            &["ghg.total 2024 26180", "ghg.per_employee 2024 13.52"],
        ),
        // a year and what is counted in it
        (
            "| 項目 | 性別 | 2023 人數 | 2023 比率 | 2024 人數 | 2024 比率 |\n| --- | --- | --- | --- | --- | --- |\n| 離職員工 | 男性 | 43 | 9.1% | 44 | 9.3% |\n| | 女性 | 63 | 9.0% | 59 | 8.4% |\n",
            &[
                "turnover.rate gender=female 2023 9",
                "turnover.rate gender=female 2024 8.4",
                "turnover.rate gender=male 2023 9.1",
                "turnover.rate gender=male 2024 9.3",
                "turnover.leavers gender=female 2023 63",
                "turnover.leavers gender=female 2024 59",
                "turnover.leavers gender=male 2023 43",
                "turnover.leavers gender=male 2024 44",
            ],
        ),
        // what a scope comes from is not its name
        (
            "| 類別（公噸 CO2e） | 排放源 | 2024 年 |\n| --- | --- | --- |\n| 類別一 | 公務車、緊急發電機、冷媒 | 27.3 |\n| 類別二 | 外購電力 | 219.4 |\n",
            &["ghg.scope1 2024 27.3", "ghg.scope2 2024 219.4"],
        ),
        // a kind of waste is not all of it, and chemical waste is hazardous
        (
            "| 指標 | 單位 | 2024年 |\n| --- | --- | --- |\n| 園藝廢物產生量 | 公噸 | 12 |\n| 化學廢物產生量 | 公噸 | 86 |\n",
            &["waste.hazardous 2024 86"],
        ),
        // rates per 200,000 hours, as a note says
        (
            "| 安全表現(1) | 2024年 |\n| --- | --- |\n| 損失工時事故頻率－員工(1) | 0.06 |\n\n(1) 以每20萬工作小時計算。\n",
            &["safety.lost_time_rate 2024 0.3"],
        ),
        // a grade that no word explains is one of those around it
        (
            "| 每名員工平均受訓時數 | 2024年 |\n| --- | --- |\n| 高級管理人員 | 28.4小時 |\n| 主任級 | 39.6小時 |\n| 一般職員 | 35.6小時 |\n",
            &["training.hours_avg level=general 2024 35.6", "training.hours_avg level=senior 2024 28.4"],
        ),
        // how two years differ is no year's
        (
            "<table><tr><th>年度</th><th>2023</th><th>2024</th><th>2024 vs 2023</th></tr><tr><td>範疇一（公噸CO2e）</td><td>40</td><td>36</td><td>-10.0%</td></tr></table>",
            &["ghg.scope1 2023 40", "ghg.scope1 2024 36"],
        ),
        // a share that its sign alone names
        (
            "<table><tr><td rowspan=\"2\">員工結構</td><td colspan=\"2\">2024</td></tr><tr><td>人數</td><td>%</td></tr><tr><td>男性</td><td>60</td><td>60.0</td></tr><tr><td>女性</td><td>40</td><td>40.0</td></tr></table>",
            &[
                "workforce.total gender=female 2024 40",
                "workforce.total gender=male 2024 60",
                "workforce.share gender=female 2024 40",
                "workforce.share gender=male 2024 60",
            ],
        ),
        // below the total of two kinds stands what is of both
        (
            "廢棄物\n\n<table><tr><th>項目</th><th>2024年（公噸）</th></tr><tr><td>一般事業廢棄物</td><td>90</td></tr><tr><td>有害事業廢棄物</td><td>10</td></tr><tr><td>總量</td><td>100</td></tr><tr><td>回收再利用量</td><td>60</td></tr></table>",
            &[
                "waste.total 2024 100",
                "waste.hazardous 2024 10",
                "waste.non_hazardous 2024 90",
                "waste.recycled 2024 60",
            ],
        ),
    ] {
        check(text, expect);
    }
}

#[test]
fn sentences() {
    for (text, expect) in [
        // what did not happen in any of the years
        (
            "過往三個年度（包括本年度），本集團並無因工死亡個案。",
            &["safety.fatalities 2022 0", "safety.fatalities 2023 0", "safety.fatalities 2024 0"][..],
        ),
        ("報告期內，本集團並無因工死亡個案。", &["safety.fatalities 2024 0"]),
        (
            "年內錄得42宗工傷個案，導致損失631個工作日（二零二三年：744個工作日）。",
            &["safety.injuries 2024 42", "safety.lost_days 2023 744", "safety.lost_days 2024 631"],
        ),
        (
            "本年度並無任何已審結的貪污訴訟案件（2023年：零宗）。",
            &["ethics.corruption_cases 2023 0", "ethics.corruption_cases 2024 0"],
        ),
        ("因廢水排放遭裁罰2件，罰鍰共計26萬元。", &["env.fines 2024 260000"]),
        (
            "合共186名僱員（佔僱員總數84.9%）接受培訓。",
            &["training.employees_trained 2024 186", "training.coverage 2024 84.9"],
        ),
        // who was due, and what came of it
        (
            "誠信經營教育訓練應訓1,862人，完訓1,826人，完訓率98.1%。",
            &["ethics.training_coverage 2024 98.1", "ethics.trained 2024 1826"],
        ),
        (
            "113年共有128名員工申請育嬰留職停薪；應復職98人，實際復職87人。",
            &["parental_leave.taken 2024 128", "parental_leave.returned 2024 87"],
        ),
        (
            "113年員工總數為512人；112年員工總數為498人。",
            &["workforce.total 2023 498", "workforce.total 2024 512"],
        ),
        // women behind a list of all directors; the year before without its word
        (
            "董事會現有十一名成員，包括四名執行董事、三名非執行董事及四名獨立非執行董事；其中三名為女性，佔27.3%。",
            &[
                "board.size 2024 11",
                "board.independent 2024 4",
                "board.female 2024 3",
                "board.female_share 2024 27.3",
            ],
        ),
        // women of the independent directors are not all women
        ("董事會設獨立董事四名，其中一名為女性。", &["board.independent 2024 4"]),
        ("女性主管共46人，占全體主管比例20.7%。", &["workforce.female_share level=management 2024 20.7"]),
        (
            "於匯報年度，本集團接獲158宗與產品及服務有關的投訴（2022/23：173宗）。",
            &["customer.complaints 2023 173", "customer.complaints 2024 158"],
        ),
        (
            "本集團已取得ISO 9001:2015認證，並接獲9宗產品投訴（2023：12宗）。",
            &["customer.complaints 2023 12", "customer.complaints 2024 9"],
        ),
        ("報告年度內，本集團沒有因違反環保法例而被罰款。", &["env.fines 2024 0"]),
        ("年內並無已售產品因健康與安全理由而須回收。", &["product.recall_rate 2024 0"]),
        // days that were lost otherwise
        ("受颱風影響，生產線合共損失3個工作日。", &[]),
        ("年內，本集團為僱員提供合共74,856個小時的培訓。", &["training.hours_total 2024 74856"]),
        (
            "99.6%的員工完成了反貪污的網上課程；全體13名董事均接受了相關培訓。",
            &["ethics.training_coverage group=employees 2024 99.6", "ethics.trained group=board 2024 13"],
        ),
        (
            "於年末，本集團共有384名供應商，其中越南64名。",
            &["supply.suppliers 2024 384", "supply.suppliers region=vietnam 2024 64"],
        ),
        // a rate of its own behind the number in brackets
        (
            "2024年離職32人（離職率16.1%）；研發投入1.12億元（占營收1.2%）。",
            &[
                "turnover.rate 2024 16.1",
                "turnover.leavers 2024 32",
                "rd.expenditure 2024 112000000",
                "rd.revenue_share 2024 1.2",
            ],
        ),
        (
            "可記錄職業傷害14件；失能傷害頻率3.92。",
            &["safety.injuries 2024 14", "safety.lost_time_rate 2024 3.92"],
        ),
        // the second list goes on with the groups of the first
        (
            "男性及女性員工的受訓百分比分別為74.3%及65.7%，平均受訓時數分別為9.9小時及7.4小時。",
            &[
                "training.coverage gender=female 2024 65.7",
                "training.coverage gender=male 2024 74.3",
                "training.hours_avg gender=female 2024 7.4",
                "training.hours_avg gender=male 2024 9.9",
            ],
        ),
        (
            "於本年度及過去兩個年度，並無發生致命意外。",
            &["safety.fatalities 2022 0", "safety.fatalities 2023 0", "safety.fatalities 2024 0"],
        ),
        ("本集團僱用1,042名員工，其中月薪員工688名、日薪員工354名。", &["workforce.total 2024 1042"]),
    ] {
        check(text, expect);
    }
}

#[test]
fn years_of_titles_and_of_pages_by_year() {
    for (text, expect) in [
        (
            "2023年工傷統計\n\n| 項目 | 人數 |\n|---|---|\n| 因工死亡 | 1 |\n",
            &["safety.fatalities 2023 1"][..],
        ),
        // of more years than one it says no year
        ("2022年起工傷統計\n\n| 項目 | 人數 |\n|---|---|\n| 因工死亡 | 1 |\n", &["safety.fatalities 2024 1"]),
    ] {
        check(text, expect);
    }
    // a page that has a part for each year is of the last, however often the year before is named
    stated::check(
        "某某股份有限公司",
        "2024\n截至 2024 年 12 月 31 日，員工總數為 198 人。\n\n2023\n截至 2023 年 12 月 31 日，員工總數為 196 人。\n\n2023年新進員工為41人。\n",
        &["workforce.total 2023 196", "workforce.total 2024 198", "workforce.new_hires 2023 41"],
    );
}
