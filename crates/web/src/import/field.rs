//! The columns that are known, by the names offices give them.

/// What a spreadsheet lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Tasks,
    Projects,
}

/// A column that means something.
#[derive(Debug)]
pub struct Field {
    pub id: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    /// How headers call it; a header that contains one is taken, the longest name first.
    pub names: &'static [&'static str],
    pub required: bool,
}

const fn field(id: &'static str, zh: &'static str, en: &'static str, names: &'static [&'static str]) -> Field {
    Field { id, zh, en, names, required: false }
}

const fn needed(id: &'static str, zh: &'static str, en: &'static str, names: &'static [&'static str]) -> Field {
    Field { id, zh, en, names, required: true }
}

const TASKS: &[Field] = &[
    needed(
        "title",
        "任务",
        "Task",
        &["任务名称", "工作任务", "重点任务", "任务内容", "目标任务", "工作内容", "事项", "任务"],
    ),
    field("demand", "具体要求", "Demand", &["具体要求", "工作要求", "具体举措", "工作措施", "主要措施", "要求"]),
    needed(
        "lead",
        "牵头单位",
        "Lead unit",
        &["牵头责任单位", "牵头单位", "责任单位", "主办单位", "承办单位", "牵头部门", "责任部门"],
    ),
    field("co", "配合单位", "Co-units", &["配合单位", "协办单位", "参与单位", "配合部门"]),
    field("due", "完成时限", "Last day", &["完成时限", "完成时间", "时限要求", "办结时限", "时限", "截止日期"]),
    field("value", "目标值", "Goal", &["年度目标值", "目标值", "年度目标", "目标数", "计划数", "目标"]),
    field("measure", "计量单位", "Unit of measure", &["计量单位", "单位"]),
    field("basis", "口径", "How it is counted", &["统计口径", "口径"]),
    field("sort", "类别", "Sort", &["任务类别", "任务类型", "类别", "类型"]),
    field("nature", "性质", "Nature", &["指标性质", "属性", "性质"]),
    field("leader", "责任领导", "Leader in charge", &["分管领导", "责任领导", "包抓领导", "牵头领导"]),
    field("every", "报送周期", "Returns", &["报送周期", "报送频次", "调度周期"]),
    field("year", "年度", "Year", &["年度", "年份"]),
];

const PROJECTS: &[Field] = &[
    needed("title", "项目名称", "Project", &["项目名称", "工程名称", "项目"]),
    field(
        "text",
        "建设内容及规模",
        "What is built",
        &["建设内容及规模", "建设规模及内容", "建设规模及主要内容", "主要建设内容", "建设内容", "建设规模"],
    ),
    field("county", "属地", "Where it lies", &["项目属地", "所属县区", "所在县区", "属地", "县区"]),
    field("address", "建设地点", "Address", &["建设地点", "建设地址", "地点"]),
    field("total", "总投资", "Planned in all", &["项目总投资", "计划总投资", "总投资"]),
    field(
        "plan",
        "年度计划投资",
        "Planned this year",
        &["年度计划投资", "本年计划投资", "年计划投资", "年度投资计划", "当年计划投资"],
    ),
    field(
        "before",
        "累计完成投资",
        "Invested before",
        &["截至上年底累计完成投资", "上年底累计完成投资", "累计完成投资"],
    ),
    needed("lead", "责任单位", "Unit in charge", &["行业主管部门", "责任单位", "主管单位", "牵头单位", "主管部门"]),
    field("leader", "包保领导", "Leader in charge", &["包保领导", "包联领导", "包抓领导", "分管领导"]),
    field("start", "开工时间", "Start", &["计划开工时间", "开工时间", "开工日期", "开工年月"]),
    field(
        "complete",
        "竣工时间",
        "Completion",
        &["计划竣工时间", "竣工时间", "完工时间", "建成时间", "竣工日期", "完工年月"],
    ),
    field("stage", "当前阶段", "Stage", &["当前阶段", "项目阶段", "建设阶段", "进展阶段", "阶段"]),
    field("permit", "施工许可", "Construction permit", &["施工许可证", "施工许可"]),
    field("sector", "行业", "Sector", &["行业类别", "所属行业", "产业类别", "行业"]),
    field("owner", "投资主体", "Who invests", &["投资主体", "投资性质", "资金性质", "投资类型"]),
    field("level", "级别", "Level", &["项目级别", "项目类别", "级别"]),
    field("year", "年度", "Year", &["年度", "年份"]),
];

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Tasks => "tasks",
            Kind::Projects => "projects",
        }
    }

    pub fn parse(text: &str) -> Kind {
        if text == "projects" { Kind::Projects } else { Kind::Tasks }
    }

    pub fn zh(self) -> &'static str {
        match self {
            Kind::Tasks => "任务",
            Kind::Projects => "项目",
        }
    }

    pub fn en(self) -> &'static str {
        match self {
            Kind::Tasks => "Tasks",
            Kind::Projects => "Projects",
        }
    }

    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::Tasks => TASKS,
            Kind::Projects => PROJECTS,
        }
    }

    pub fn field(self, id: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.id == id)
    }
}
