#!/usr/bin/env python3
"""Writes the data books and the Word report of this folder, of companies that do not exist, and the tables of what they state.

Only the standard library: the files are a few parts of XML in a zip. Run it again after a change: `python3 make.py`.
A value in a table below is `(number, format)` where the sheet shows it by a format, else text as it is.
"""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
FORMATS = ['General', '#,##0', '#,##0.0', '0.0%', '0.00', '0"年"', '#,##0.00_);(#,##0.00)', 'yyyy"年"m"月"d"日"', '0.0"小时"']


def archive(name, parts):
    with zipfile.ZipFile(HERE / name, 'w', zipfile.ZIP_DEFLATED) as out:
        for part, text in parts.items():
            # the same bytes each time
            out.writestr(zipfile.ZipInfo(part, (2024, 1, 1, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>' + text, zipfile.ZIP_DEFLATED)


def letters(column):
    return chr(65 + column)


def cell(row, column, value):
    at = f'{letters(column)}{row}'
    if isinstance(value, tuple):
        number, shown = value
        formula = '<f>1+1</f>' if shown == '#,##0.0' else ''
        return f'<c r="{at}" s="{FORMATS.index(shown)}">{formula}<v>{number}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def sheet(rows, merged=(), hidden_rows=(), hidden_columns=()):
    """Rows by number; a row is a list of values, `None` where nothing stands."""
    out = []
    for number, row in sorted(rows.items()):
        cells = ''.join(cell(number, column, v) for column, v in enumerate(row) if v is not None)
        out.append(f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number in hidden_rows else ""}>{cells}</row>')
    columns = ''.join(f'<col min="{c}" max="{c}" width="9" hidden="1"/>' for c in hidden_columns)
    regions = ''.join(f'<mergeCell ref="{m}"/>' for m in merged)
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + (f'<cols>{columns}</cols>' if columns else '')
        + f'<sheetData>{"".join(out)}</sheetData>'
        + (f'<mergeCells>{regions}</mergeCells>' if regions else '')
        + '</worksheet>'
    )


def workbook(name, sheets):
    """Sheets are `(name, XML, hidden)`."""
    rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    ids = range(1, len(sheets) + 1)
    formats = ''.join(f'<numFmt numFmtId="{164 + i}" formatCode="{escape(f, {chr(34): "&quot;"})}"/>' for i, f in enumerate(FORMATS))
    styles = ''.join(f'<xf numFmtId="{164 + i if i else 0}"/>' for i in range(len(FORMATS)))
    parts = {
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        + ''.join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for i in ids)
        + '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
        '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{rel}"><sheets>'
        + ''.join(f'<sheet name="{escape(n)}" sheetId="{i}" r:id="rId{i}"{" state=" + chr(34) + "hidden" + chr(34) if h else ""}/>' for i, (n, _, h) in zip(ids, sheets))
        + '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + ''.join(f'<Relationship Id="rId{i}" Type="{rel}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in ids)
        + f'<Relationship Id="rId{len(sheets) + 1}" Type="{rel}/styles" Target="styles.xml"/></Relationships>',
        'xl/styles.xml': '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<numFmts count="{len(FORMATS)}">{formats}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        f'<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{len(FORMATS)}">{styles}</cellXfs></styleSheet>',
    }
    for i, (_, xml, _) in zip(ids, sheets):
        parts[f'xl/worksheets/sheet{i}.xml'] = xml
    archive(name, parts)


def table(name, file, company, code, year, facts):
    head = f'#file\t{file}\n#company\t{company}\n#code\t{code}\n#year\t{year}\n'
    lines = [f'{metric}\t{breakdown}\t{period}\t{value}\n' for metric, breakdown, period, value in facts]
    (HERE / name).write_text(head + ''.join(lines), encoding='utf-8')


def by_year(metric, breakdown, years, values):
    return [(metric, breakdown, y, v) for y, v in zip(years, values) if v is not None]


def chinese_book():
    years = [2024, 2023, 2022]
    n, d, pct = '#,##0', '#,##0.0', '0.0%'
    head = ['指标', '单位', (2024, '0"年"'), (2023, '0"年"'), (2022, '0"年"')]
    cover = sheet({2: [None, '岭榆精密机械股份有限公司'], 3: [None, '2024年度环境、社会及治理数据手册'], 5: [None, '股票代码：604713'],
                   6: [None, '数据截至', (45657, 'yyyy"年"m"月"d"日"')]}, merged=['B2:F2', 'B3:F3'])
    def row(label, unit, form, values):
        return [label, unit] + [(v, form) for v in values]
    emissions = {
        1: ['温室气体排放'], 2: head,
        3: row('范围一排放量', '吨二氧化碳当量', d, [18420.6, 19233.4, 20118.9]),
        4: row('范围二排放量', '吨二氧化碳当量', d, [45210.3, 47008.1, 48890.7]),
        5: row('温室气体排放总量（范围一和范围二）', '吨二氧化碳当量', d, [63630.9, 66241.5, 69009.6]),
        6: row('旧口径（停用）', '吨二氧化碳当量', d, [1.5, 2.5, 3.5]),
        8: ['注：温室气体排放按《工业其他行业企业温室气体排放核算方法与报告指南》核算。'],
        10: ['能源'], 11: head,
        12: row('外购电力', '兆瓦时', n, [77283.4, 80355.7, 83574.2]),
        13: row('天然气', '万立方米', '0.00', [512.35, 534.86, 560.12]),
        14: row('汽油', '吨', d, [36.5, 38.2, 41.7]),
        16: ['水资源'], 17: head,
        18: row('总用水量', '立方米', n, [412350, 428910, 441276]),
        19: row('循环用水量', '立方米', n, [98655, 91230, 90117]),
    }
    staff = {
        1: ['员工（单位：人）'],
        2: ['类别', None, '2024年', None, '2023年', None],
        3: [None, None, '人数', '占比', '人数', '占比'],
        4: ['员工总数', None, (2846, n), '-', (2795, n), '-'],
        5: ['按性别划分', '男', (1668, n), (0.5861, pct), (1650, n), (0.5903, pct)],
        6: [None, '女', (1178, n), (0.4139, pct), (1145, n), (0.4097, pct)],
        7: ['按年龄划分', '30岁以下', (742, n), (0.2607, pct), (760, n), (0.2719, pct)],
        8: [None, '30-50岁', (1735, n), (0.6096, pct), (1690, n), (0.6047, pct)],
        9: [None, '50岁以上', (369, n), (0.1297, pct), (345, n), (0.1234, pct)],
    }
    training = {
        2: [None] + head,
        3: [None] + row('培训覆盖率', '%', '0.0', [98.6, 97.9, 97.2])[:2] + [(0.986, pct), (0.979, pct), (0.972, pct)],
        4: [None, '人均培训时长', '小时', (32.46, '0.0"小时"'), (30.18, '0.0"小时"'), (28.77, '0.0"小时"')],
        5: [None] + row('研发投入', '万元', '#,##0.00_);(#,##0.00)', [15832.46, 14210.05, 13015.7]),
    }
    hidden = sheet({1: head, 2: row('员工总数', '人', n, [9, 9, 9])})
    workbook('lingyu_2024.xlsx', [
        ('封面', cover, False), ('环境', sheet(emissions, hidden_rows=[6]), False),
        ('员工', sheet(staff, merged=['A2:B3', 'C2:D2', 'E2:F2', 'A5:A6', 'A7:A9', 'A4:B4']), False),
        ('培训与研发', sheet(training), False), ('底稿', hidden, True),
    ])
    y = [str(v) for v in years]
    facts = []
    facts += by_year('ghg.scope1', '', y, [18420.6, 19233.4, 20118.9])
    facts += by_year('ghg.scope2', '', y, [45210.3, 47008.1, 48890.7])
    facts += by_year('ghg.total', 'coverage=1+2', y, [63630.9, 66241.5, 69009.6])
    facts += by_year('energy.electricity', '', y, [77283, 80356, 83574])
    facts += by_year('energy.natural_gas', '', y, [5123500, 5348600, 5601200])
    facts += by_year('energy.petrol', '', y, [36.5, 38.2, 41.7])
    facts += by_year('water.consumption', '', y, [412350, 428910, 441276])
    facts += by_year('water.recycled', '', y, [98655, 91230, 90117])
    for breakdown, heads, shares in [('', [2846, 2795], None), ('gender=male', [1668, 1650], [58.6, 59.0]), ('gender=female', [1178, 1145], [41.4, 41.0]),
                                     ('age=<30', [742, 760], [26.1, 27.2]), ('age=30-50', [1735, 1690], [61.0, 60.5]), ('age=>50', [369, 345], [13.0, 12.3])]:
        facts += by_year('workforce.total', breakdown, y, heads)
        if shares:
            facts += by_year('workforce.share', breakdown, y, shares)
    facts += by_year('training.coverage', '', y, [98.6, 97.9, 97.2])
    facts += by_year('training.hours_avg', '', y, [32.5, 30.2, 28.8])
    facts += by_year('rd.expenditure', '', y, [158324600, 142100500, 130157000])
    table('lingyu_2024.tsv', 'lingyu_2024.xlsx', '岭榆精密机械股份有限公司', '604713', 2024, facts)


def english_book():
    n, d, pct = '#,##0', '#,##0.0', '0.0%'
    head = ['Metric', 'Unit', (2022, 'General'), (2023, 'General'), (2024, 'General')]
    def row(label, unit, form, values):
        return [label, unit] + [(v, form) if v is not None else '-' for v in values]
    about = sheet({1: ['Wrenholt Packaging Group Limited'], 2: ['ESG data book 2024'], 4: ['Reporting period: 1 January 2024 to 31 December 2024']})
    climate = {
        1: ['Greenhouse gas emissions'], 3: head,
        4: row('Scope 1 emissions', 'tCO2e', n, [8412, 8120.4, 7755]),
        5: row('Scope 2 emissions (location-based)', 'tCO2e', n, [12510, 12033, 11640]),
        6: row('Scope 2 emissions (market-based)', 'tCO2e', n, [9120, 7450, 5012]),
        7: row('Scope 3 emissions', 'tCO2e', n, [None, 154300, 149870]),
    }
    water = {1: head, 2: row('Total water consumption', "m3", n, [210455, 204318, 198760]), 3: row('Hazardous waste', 'tonnes', d, [84.2, 79.6, 75.3]),
             4: row('Non-hazardous waste', 'tonnes', d, [3210.5, 3108.2, 3002.9])}
    people = {
        1: head,
        2: row('Total workforce', 'headcount', n, [1512, 1540, 1588]),
        3: ['By gender'],
        4: row('Male', 'headcount', n, [921, 930, 949]),
        5: row('Female', 'headcount', n, [591, 610, 639]),
        6: row('Employee turnover rate', '%', pct, [0.124, 0.118, 0.109]),
        7: row('Work-related fatalities', 'number', n, [0, 1, 0]),
        9: ['Note: headcount as at 31 December of each year.'],
    }
    workbook('wrenholt_2024.xlsx', [('About', about, False), ('Climate', sheet(climate, hidden_columns=[7]), False),
                                    ('Water & waste', sheet(water), False), ('People', sheet(people), False)])
    y = ['2022', '2023', '2024']
    facts = by_year('ghg.scope1', '', y, [8412, 8120, 7755])
    facts += by_year('ghg.scope2', 'basis=location', y, [12510, 12033, 11640])
    facts += by_year('ghg.scope2', 'basis=market', y, [9120, 7450, 5012])
    facts += by_year('ghg.scope3', '', y, [None, 154300, 149870])
    facts += by_year('water.consumption', '', y, [210455, 204318, 198760])
    facts += by_year('waste.hazardous', '', y, [84.2, 79.6, 75.3])
    facts += by_year('waste.non_hazardous', '', y, [3210.5, 3108.2, 3002.9])
    facts += by_year('workforce.total', '', y, [1512, 1540, 1588])
    facts += by_year('workforce.total', 'gender=male', y, [921, 930, 949])
    facts += by_year('workforce.total', 'gender=female', y, [591, 610, 639])
    facts += by_year('turnover.rate', '', y, [12.4, 11.8, 10.9])
    facts += by_year('safety.fatalities', '', y, [0, 1, 0])
    table('wrenholt_2024.tsv', 'wrenholt_2024.xlsx', 'Wrenholt Packaging Group Limited', '', 2024, facts)


def word_report():
    def run(text, properties=''):
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    def p(text, style='', more=''):
        own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ''
        return f'<w:p>{own}{run(text) if text else ""}{more}</w:p>'
    def c(text, properties=''):
        return f'<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>'
    def tbl(rows):
        return '<w:tbl>' + ''.join('<w:tr>' + ''.join(c(*x) if isinstance(x, tuple) else c(x) for x in row) + '</w:tr>' for row in rows) + '</w:tbl>'
    down, on, two = '<w:vMerge w:val="restart"/>', '<w:vMerge/>', '<w:gridSpan w:val="2"/>'
    box = f'<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{p("全年安全生产事故死亡人数为0人。")}</w:txbxContent></w:drawing></mc:Choice>' \
          f'<mc:Fallback><w:pict><w:txbxContent>{p("全年安全生产事故死亡人数为0人。")}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    cubic = run('2024年总用水量为58,432m') + run('3', '<w:vertAlign w:val="superscript"/>') + run('，较上年减少2.1%。')
    struck = run('公司董事会由') + '<w:del w:id="1"><w:r><w:delText>11</w:delText></w:r></w:del><w:ins w:id="2">' + run('9') + '</w:ins>' + run('名董事组成，其中独立董事3名。')
    body = ''.join([
        p('樟汀生物科技股份有限公司', 'a1'), p('2024年可持续发展报告', 'a1'), p('股票代码：688917'),
        p('环境 3', 'toc'), p('一、环境', 'h1'), p('能源与排放', 'h2'),
        tbl([['指标', '单位', '2023年', '2024年'],
             ['范围一温室气体排放量', '吨二氧化碳当量', '2,318.4', '2,207.9'],
             ['范围二温室气体排放量', '吨二氧化碳当量', '6,540.2', '6,310.7'],
             ['用电量', '万千瓦时', '1,146.8', '1,106.5']]),
        f'<w:p>{cubic}</w:p>',
        p('二、员工', 'h1'),
        tbl([[('类别', two), '2024年人数（人）'],
             [('按性别', down), '男性', '412'], [('', on), '女性', '388'],
             [('按学历', down), '硕士及以上', '96'], [('', on), '本科', '341']]),
        p('截至2024年末，公司员工总数为800人。', '', box),
        p('三、治理', 'h1'), f'<w:p>{struck}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>公司员工总数为999人。</w:t></w:r></w:p>',
    ])
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    style = lambda id, name: f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    archive('zhangting_2024.docx', {
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        '_rels/.rels': f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml': f'<w:document {ns}><w:body>{body}</w:body></w:document>',
        'word/styles.xml': f'<w:styles {ns}>{style("a1", "Title")}{style("h1", "heading 1")}{style("h2", "heading 2")}{style("toc", "toc 1")}</w:styles>',
        'word/header1.xml': f'<w:hdr {ns}>{p("员工总数 777 人")}</w:hdr>',
        'word/footnotes.xml': f'<w:footnotes {ns}><w:footnote w:id="2">{p("另有监事3名。")}</w:footnote></w:footnotes>',
    })
    facts = by_year('ghg.scope1', '', ['2023', '2024'], [2318.4, 2207.9])
    facts += by_year('ghg.scope2', '', ['2023', '2024'], [6540.2, 6310.7])
    facts += by_year('energy.electricity', '', ['2023', '2024'], [11468, 11065])
    facts += [('water.consumption', '', '2024', 58432), ('workforce.total', '', '2024', 800), ('workforce.total', 'gender=male', '2024', 412),
              ('workforce.total', 'gender=female', '2024', 388), ('workforce.total', 'education=master_or_above', '2024', 96),
              ('workforce.total', 'education=bachelor', '2024', 341), ('safety.fatalities', '', '2024', 0), ('board.size', '', '2024', 9),
              ('board.independent', '', '2024', 3), ('supervisors.size', '', '2024', '3?')]
    table('zhangting_2024.tsv', 'zhangting_2024.docx', '樟汀生物科技股份有限公司', '688917', 2024, facts)


chinese_book()
english_book()
word_report()
