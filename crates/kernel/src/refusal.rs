//! A refusal: the domain said no, and names the rule. It is not a fault (the machine broke).
//!
//! Every rule has a code that never changes, a sentence and a hint in both languages; the
//! web shows them at `/help/rules/CODE`, the API puts the code into problem+json.
//! To add a rule, add one row to the table below.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! rules {
    ($($name:ident $code:literal { $zh:literal $en:literal hint $hint_zh:literal $hint_en:literal source $source:literal })*) => {
        /// A rule by which a command can be refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Rule { $(#[serde(rename = $code)] #[doc = $en] $name,)* }

        impl Rule {
            pub const ALL: &'static [Rule] = &[$(Rule::$name,)*];

            /// The stable code.
            pub fn code(self) -> &'static str { match self { $(Rule::$name => $code,)* } }
            /// What happened, in Chinese.
            pub fn zh(self) -> &'static str { match self { $(Rule::$name => $zh,)* } }
            /// What happened, in English.
            pub fn en(self) -> &'static str { match self { $(Rule::$name => $en,)* } }
            /// What to do, in Chinese.
            pub fn hint_zh(self) -> &'static str { match self { $(Rule::$name => $hint_zh,)* } }
            /// What to do, in English.
            pub fn hint_en(self) -> &'static str { match self { $(Rule::$name => $hint_en,)* } }
            /// Where the rule comes from.
            pub fn source(self) -> &'static str { match self { $(Rule::$name => $source,)* } }
        }
    };
}

rules! {
    StageForbids "stage-forbids" {
        "办件现在所处的环节不允许这项操作。" "The case is at a stage that does not allow this step."
        hint "请刷新页面查看最新环节，可能已有他人先行处理。" "Reload the page: somebody may have acted before you."
        source "casework: table of stage × command"
    }
    RoleForbids "role-forbids" {
        "您的岗位没有这项操作的权限。" "Your post may not take this step."
        hint "请由有权限的岗位办理，或联系系统管理员核对岗位设置。" "Ask a post that may, or have the administrator check yours."
        source "casework: table of role × command"
    }
    NotYourUnit "not-your-unit" {
        "该办件由其他单位承办，本单位不能办理。" "This case belongs to another unit."
        hint "如认为应由本单位承办，请联系派单员改派。" "If it should be yours, ask the dispatcher to send it to you."
        source "casework: the unit a case was dispatched to acts on it"
    }
    UnknownCategory "unknown-category" {
        "没有这个事项分类。" "There is no such category."
        hint "请从分类列表中选择；分类由业务包 categories.toml 规定。" "Choose one of the list; the pack's categories.toml holds it."
        source "pack: categories.toml"
    }
    UnknownKind "unknown-kind" {
        "没有这种诉求类型。" "There is no such kind of request."
        hint "请选择咨询、求助、投诉或建议。" "Choose consultation, help, complaint or suggestion."
        source "pack: kinds.toml"
    }
    UnknownCell "unknown-cell" {
        "没有这个网格。" "There is no such grid cell."
        hint "请从网格列表中选择，或在地图上点选位置。" "Choose one of the list, or a point on the map."
        source "city: cells.geojson"
    }
    UnknownUnit "unknown-unit" {
        "没有这个承办单位。" "There is no such unit."
        hint "请从单位列表中选择。" "Choose one of the list."
        source "city: units.toml"
    }
    UnknownCase "unknown-case" {
        "没有找到这个办件。" "There is no such case."
        hint "请核对办件编号；编号为十二位数字，最后一位是校验码。" "Check the number: twelve digits, the last one a check digit."
        source "journal"
    }
    OutsideCity "outside-city" {
        "所选位置不在本市范围内。" "The place lies outside this city."
        hint "请在本市范围内重新选择位置；其他城市的诉求请拨打当地12345。" "Choose a place inside the city; for another city call its own 12345."
        source "city: cells.geojson"
    }
    NoRoute "no-route" {
        "派单目录中没有这一分类和网格的承办单位。" "The duty directory names no unit for this category and cell."
        hint "请手动选择承办单位，并请管理员补充派单目录。" "Choose a unit by hand, and have the directory completed."
        source "city: duty.toml"
    }
    WordsMissing "words-missing" {
        "没有填写内容。" "Nothing was written."
        hint "请用一两句话写明情况或理由。" "Say in a sentence or two what happened or why."
        source "pack: forms.toml"
    }
    WordsTooLong "words-too-long" {
        "内容过长。" "The text is too long."
        hint "请精简后重新提交；详细材料可在答复联系时提供。" "Shorten it and send it again."
        source "pack: forms.toml"
    }
    TooManyPhotos "too-many-photos" {
        "照片过多。" "There are too many photos."
        hint "请减少照片数量后重新提交。" "Send fewer photos."
        source "pack: forms.toml"
    }
    BadPhoto "bad-photo" {
        "上传的文件不是可以识别的照片。" "The uploaded file is not a photo that can be read."
        hint "请上传 JPEG、PNG 或 WebP 格式的照片。" "Send a JPEG, PNG or WebP picture."
        source "web: photos"
    }
    TooLarge "too-large" {
        "提交的内容超过大小限制。" "What was sent is larger than the limit."
        hint "单张照片不超过10 MB，文字不超过规定字数。" "A photo may have 10 MB; texts have a limit of characters."
        source "web: limits"
    }
    BadText "bad-text" {
        "提交的文字不是有效的 UTF-8 编码。" "The text is not valid UTF-8."
        hint "请用 UTF-8 编码重新提交。" "Send it again as UTF-8."
        source "web: limits"
    }
    BadField "bad-field" {
        "有一项内容无法识别。" "A field could not be understood."
        hint "请按提示核对该项后重新提交。" "Check the field named and send it again."
        source "web: forms"
    }
    ReplyFirst "reply-first" {
        "尚未答复市民，不能办结。" "The citizen has had no reply yet, so the case cannot be resolved."
        hint "请先填写答复，再办结。" "Reply first, then resolve."
        source "pack: rules.reply_first"
    }
    ReturnTooLate "return-too-late" {
        "已超过退单时限。" "The time for returning this case has passed."
        hint "请继续办理，或与派单员协商。" "Go on with it, or talk to the dispatcher."
        source "pack: limits.toml, clock return"
    }
    ReopenTooLate "reopen-too-late" {
        "已超过申请重办的期限。" "The time for opening this case again has passed."
        hint "如问题仍未解决，请重新提交一件新的诉求。" "If the problem is still there, report it anew."
        source "pack: limits.toml, clock reopen"
    }
    ReopenedEnough "reopened-enough" {
        "该办件已达到重办次数上限。" "This case has been opened again as often as the rules allow."
        hint "如问题仍未解决，请提交新的诉求或拨打12345说明情况。" "Report it anew, or call 12345 and explain."
        source "pack: rules.reopen_max"
    }
    BadScore "bad-score" {
        "评分应为1至5分。" "A rating is a score from 1 to 5."
        hint "请重新选择评分。" "Choose a score again."
        source "casework: rate"
    }
    ReturnRefused "return-refused" {
        "退单申请已被驳回，本次派单应由本单位办理。" "The return was refused: this dispatch is yours."
        hint "请签收办理；如有新的依据，请联系派单员改派。" "Go on with it; with new grounds, ask the dispatcher to reassign."
        source "casework: grant, refuse"
    }
    Designated "designated" {
        "该办件经多次派单后由中心指定承办，不能再退。" "The centre has designated this unit after several dispatches: no return."
        hint "请办理；职责争议由中心事后协调。" "Go on with it; the centre settles the dispute afterwards."
        source "pack: rules.designate_after"
    }
    RequestOpen "request-open" {
        "该办件已有一项申请等待审核。" "A request on this case already waits for its decision."
        hint "请等审核结果，或由审核人先处理。" "Wait for the decision, or have it decided first."
        source "casework: one request at a time"
    }
    NothingAsked "nothing-asked" {
        "该办件没有等待审核的申请。" "No request waits for a decision on this case."
        hint "请刷新页面，可能已被他人审核。" "Reload the page: somebody may have decided it."
        source "casework: grant, refuse"
    }
    SecondReader "second-reader" {
        "认定不合理诉求须由督办员复核。" "Setting a demand aside needs supervision as its second reader."
        hint "请由督办岗位审核。" "Have a supervisor decide it."
        source "DESIGN: a demand is set aside with reason and second reader"
    }
    ExtendedEnough "extended-enough" {
        "已达到延期次数上限。" "The deadline has been extended as often as the rules allow."
        hint "请按期办结，或说明情况后申请挂起。" "Resolve it in time, or ask for a suspension with its reason."
        source "pack: rules.extensions_max"
    }
    ExtensionTooLong "extension-too-long" {
        "申请的延期超过规定的最长时间。" "More time was asked for than the rules allow."
        hint "请缩短延期时间。" "Ask for less."
        source "pack: rules.extend_max"
    }
    ExtendTooLate "extend-too-late" {
        "办结时限已过，不能再申请延期。" "The deadline has passed: it is too late to ask for more time."
        hint "请尽快办结。" "Resolve it as soon as you can."
        source "casework: extend"
    }
    NoPause "no-pause" {
        "业务规则不允许挂起或挂账这类办件。" "The rules allow no suspension or deferral of this matter."
        hint "挂起、挂账的条件由业务包规定。" "The pack says what may be suspended or deferred."
        source "pack: rules.suspend, rules.defer"
    }
    BadUntil "bad-until" {
        "结束日期应晚于现在，且不超过规定的最长期限。" "The end must lie ahead, and not beyond what the rules allow."
        hint "请重新选择日期。" "Choose the date again."
        source "pack: rules.suspend_max, rules.defer_max"
    }
    PushedDown "pushed-down" {
        "派单目录没有把这类事项交给该乡镇（街道）、村（社区），不得把部门职责派给基层。" "The duty directory gives this matter to no such township or village: a department's work is not pushed down."
        hint "请派给目录列明的部门；确需基层配合的，列为协办。" "Send it to the department listed; add the township as a co-unit if it must help."
        source "DESIGN: work of a department is not pushed down to a township that has no power over it"
    }
    Accused "accused" {
        "该办件反映的就是这个单位，不能派给它或它的下属。" "The case speaks against this very unit: it cannot be sent there or below."
        hint "请派给有监督权的单位。" "Send it to a unit that supervises."
        source "DESIGN: never dispatched to the unit accused"
    }
    CoUnitsOpen "co-units-open" {
        "还有协办单位没有提交意见。" "Some co-units have not contributed yet."
        hint "请催办协办单位，或请派单员调整协办单位。" "Ask them, or have the dispatcher change the co-units."
        source "pack: rules.joint"
    }
    ChildrenOpen "children-open" {
        "还有子办件没有办结。" "Some of its parts are still open."
        hint "请先办结各子办件。" "Resolve the parts first."
        source "casework: joint completion"
    }
    NotHelping "not-helping" {
        "这个单位没有待完成的协办。" "This unit has nothing left to help with."
        hint "只能撤销尚未提交协办意见的协办单位。" "Only a co-unit that has not given its part can be released."
        source "casework: relieve"
    }
    MilestonesOpen "milestones-open" {
        "还有节点没有完成。" "Some milestones are not met yet."
        hint "请先完成各节点。" "Meet the milestones first."
        source "casework: milestones"
    }
    UnknownMilestone "unknown-milestone" {
        "没有这个未完成的节点。" "There is no such open milestone."
        hint "请从节点列表中选择。" "Choose one of the list."
        source "casework: plan, meet"
    }
    PhotoMissing "photo-missing" {
        "反映这类情况需要附上现场照片。" "A report of this kind needs a photo of the place."
        hint "请拍一张现状照片一起提交；无法拍照请打电话。" "Add a photo of how it is now; who cannot take one may call."
        source "pack: rules.before"
    }
    EvidenceMissing "evidence-missing" {
        "办结需要上传处置后的照片。" "Resolving needs photos of the result."
        hint "请按要求补充照片后再办结。" "Add the photos and resolve again."
        source "pack: rules.evidence"
    }
    OutcomeMissing "outcome-missing" {
        "需要选择办理结果类别。" "The outcome must be chosen."
        hint "请从结果类别中选择一项。" "Choose one of the outcomes."
        source "pack: outcomes.toml"
    }
    MergeMismatch "merge-mismatch" {
        "这两件不能并单。" "These two cases cannot be merged."
        hint "只能并入另一件同类、正在办理、未保密的办件。" "Merge into another open, unsealed case of the same type."
        source "casework: merge"
    }
    NotReached "not-reached" {
        "还没有到归档的时候。" "It is too early to archive this case."
        hint "申请重办期限结束后即可归档。" "Wait until the reopening window has closed."
        source "casework: archive"
    }
    StepOff "step-off" {
        "业务包没有启用这项操作。" "The pack does not use this step."
        hint "需要时请管理员在业务包的 steps 中启用。" "The administrator can turn it on in the pack's steps."
        source "pack: steps.off"
    }
    UnknownGuide "unknown-guide" {
        "没有这个指引去处。" "There is no such address to guide to."
        hint "请从列表中选择。" "Choose one of the list."
        source "pack: guides.toml"
    }
    UnknownEmergency "unknown-emergency" {
        "没有这个应急去处。" "There is no such emergency service."
        hint "请从列表中选择。" "Choose one of the list."
        source "pack: emergencies.toml"
    }
    UnknownType "unknown-type" {
        "没有这类事项。" "There is no such case type."
        hint "请从事项列表中选择。" "Choose one of the list."
        source "city: packs"
    }
    KeyReused "key-reused" {
        "同一个幂等键被用于不同的内容。" "This idempotency key was used before with another body."
        hint "请为新的请求使用新的键。" "Use a new key for a new request."
        source "draft-ietf-httpapi-idempotency-key-header"
    }
    KeyMissing "key-missing" {
        "缺少幂等键。" "The idempotency key is missing."
        hint "请在请求头 Idempotency-Key 中给出 1 至 128 个可见字符。" "Send 1 to 128 visible characters in the header Idempotency-Key."
        source "draft-ietf-httpapi-idempotency-key-header"
    }
    NoPersonGiven "no-person-given" {
        "该办件没有留下联系人，或联系人信息已被删除。" "This case has no contact, or the contact has been erased."
        hint "可在答复中请当事人补充联系方式。" "Ask for a contact in the reply."
        source "journal: erasable rows"
    }
    WrongCode "wrong-code" {
        "办件编号或查询码不正确。" "The case number or the code is wrong."
        hint "请核对后重试；连续输错会暂停查询15分钟。" "Check both; after repeated mistakes a pause of 15 minutes begins."
        source "web: follow"
    }
    TooManyTries "too-many-tries" {
        "尝试次数过多，请稍后再试。" "There were too many tries; wait a little."
        hint "请15分钟后再试，或拨打12345查询。" "Try again in 15 minutes, or call 12345."
        source "web: limits"
    }
    NotLoggedIn "not-logged-in" {
        "需要登录。" "You must log in first."
        hint "请先登录再操作。" "Log in and try again."
        source "web: access"
    }
    WrongPassword "wrong-password" {
        "账号或密码不正确。" "The login or the password is wrong."
        hint "请核对后重试；忘记密码请联系系统管理员。" "Check both; the administrator can set a new password."
        source "web: access"
    }
    ScopeMissing "scope-missing" {
        "该令牌没有这项权限范围。" "The token was not given the scope of this route."
        hint "请系统管理员签发带有所需范围的令牌。" "Have the administrator issue a token with that scope."
        source "web: access"
    }
    ChangedMeanwhile "changed-meanwhile" {
        "在您查看之后，办件已被他人办理。" "Somebody has acted on the case since you looked at it."
        hint "请刷新页面查看最新情况，再决定是否继续。" "Reload it, see what has happened, and decide again."
        source "RFC 9110, If-Match"
    }
    UnknownDossier "unknown-dossier" {
        "没有找到这个任务、项目或来源。" "There is no such task, project or source."
        hint "请核对编号，或从列表中打开。" "Check the number, or open it from the list."
        source "journal"
    }
    TitleMissing "title-missing" {
        "没有填写标题。" "There is no title."
        hint "请用一句话写明名称。" "Name it in one line."
        source "delivery: briefs and cards"
    }
    LeadMissing "lead-missing" {
        "还没有确定牵头单位，不能下发。" "There is no lead unit yet, so it cannot be sent out."
        hint "请选择牵头单位后再下发。" "Choose the lead unit and send it out again."
        source "delivery: every task has one lead unit"
    }
    DueMissing "due-missing" {
        "还没有完成时限，不能下发。" "There is no deadline yet, so it cannot be sent out."
        hint "请填写完成时限后再下发。" "Give its last day and send it out again."
        source "delivery: a promise has a term"
    }
    GoalMissing "goal-missing" {
        "没有目标数，不能分解到县区。" "There is no figure to break down."
        hint "请先填写目标数和单位。" "Give the goal and its unit first."
        source "delivery: shares"
    }
    SharesDiffer "shares-differ" {
        "各县区分解数之和与全市目标不一致。" "The shares do not sum to the city's figure."
        hint "请调整各县区数字，使合计等于全市目标；括号中左为合计，右为目标。" "Correct them until they sum; the left figure is the sum, the right one the goal."
        source "delivery: shares always sum"
    }
    UnknownLeader "unknown-leader" {
        "没有这个包保领导岗位。" "There is no such leader in charge."
        hint "请从列表中选择；岗位由城市的 delivery.toml 规定。" "Choose one of the list; the city's delivery.toml holds it."
        source "city: delivery.toml"
    }
    BadPlan "bad-plan" {
        "节点计划有误：节点应按日期先后排列，不晚于任务时限，已完成的节点不能删除。" "The plan of nodes is not sound: in order of their dates, none after the task's last day, none dropped that is met."
        hint "请按提示核对该节点后重新提交。" "Check the node named and send the plan again."
        source "delivery: plans"
    }
    PlanStands "plan-stands" {
        "节点计划已经确定，单位不能自行改动。" "The plan stands: a unit does not change it by itself."
        hint "请申请调整，由督查室审定。" "Ask for an adjustment; the office decides."
        source "delivery: adjustments need approval"
    }
    ProofMissing "proof-missing" {
        "没有附上佐证材料。" "There is no evidence."
        hint "请附上照片、文件，或关联办件、项目。" "Add a photo or a file, or link a case or a project."
        source "delivery: nodes and sign-off need evidence"
    }
    BadEvidence "bad-evidence" {
        "上传的文件不是照片，也不是 PDF 或 Word、Excel 文档。" "The file is neither a photo nor a PDF, Word or Excel document."
        hint "请上传 JPEG、PNG、WebP 照片，或 PDF、docx、xlsx 文档。" "Send a JPEG, PNG or WebP picture, or a PDF, docx or xlsx file."
        source "web: evidence"
    }
    SecondReaderNeeded "second-reader-needed" {
        "不能核实自己报送的内容，需要由另一岗位复核。" "What a post has said itself another post must verify."
        hint "请由其他岗位核实。" "Have another post look at it."
        source "delivery: a second reader"
    }
    NoReturns "no-returns" {
        "这项任务不需要定期报送。" "This task asks for no returns."
        hint "请在完成节点时附上佐证材料。" "Give the evidence with its nodes."
        source "delivery: returns"
    }
    BadPeriod "bad-period" {
        "报送期不正确。" "There is nothing to return for this period."
        hint "请从待报送列表中选择期次。" "Choose one of the periods that are owed."
        source "delivery: returns"
    }
    ReturnedAlready "returned-already" {
        "这一期已经报送过，不重复报送。" "This period has been returned already: nothing is asked for twice."
        hint "如需更正，请督查室退回后重新报送。" "To correct it, have the office send it back first."
        source "delivery: nothing is filled in twice"
    }
    GradeJumps "grade-jumps" {
        "督办应逐级进行，不能越级。" "Chasing goes grade by grade."
        hint "请先提醒，再督办，最后通报约谈。" "Remind first, then chase, then bring it before the leaders."
        source "delivery: chase"
    }
    MoveForbids "move-forbids" {
        "项目阶段不能这样变动。" "A project does not move between these stages."
        hint "请按阶段逐步推进；政府投资项目从立项开始；退回由项目办说明理由后办理。" "Move on step by step; a government project begins with its approval; moving back is for the office."
        source "delivery: table of the stages of a project"
    }
    DayForbids "day-forbids" {
        "日期不能晚于今天，也不能早于它所承接的日期。" "A day of something that has happened lies neither ahead nor before what it follows."
        hint "请核对实际发生的日期。" "Check the day on which it happened."
        source "delivery: dated facts"
    }
    PermitMissing "permit-missing" {
        "缺少开工所需的许可，不能登记为开工（未批先建）。" "A permit that construction needs is missing, so no start is recorded."
        hint "请先取得所列许可；依法无需办理的，由项目办说明依据后登记。" "Get the permit named first; where the law asks for none, have the office record that with its ground."
        source "Construction Law (建筑法) § 7"
    }
    BadLedger "bad-ledger" {
        "节点台账有误：前置节点应在台账之内、不能循环，节点不早于前置节点的时限开始，已完成的节点不能删除。" "The ledger is not sound: predecessors within it and in no ring, no node beginning before what it waits for is due, none dropped that is met."
        hint "请按提示核对该节点后重新提交。" "Check the node named and send the ledger again."
        source "delivery: ledgers"
    }
    AdjustNeeded "adjust-needed" {
        "计划开工、竣工时间和计划投资确定后，须经申请和审定才能调整。" "Planned start, completion and investment change by request and grant alone."
        hint "请提出调整申请，由另一岗位审定。" "Ask for an adjustment; another post grants it."
        source "delivery: adjustments need approval"
    }
    NoObstacle "no-obstacle" {
        "这个办件没有列为项目的堵点。" "This case is no open obstacle of the project."
        hint "请从未销号的堵点中选择。" "Choose one of the open obstacles."
        source "delivery: obstacles"
    }
    CandidateNotReady "candidate-not-ready" {
        "该建议项目尚不能列入票决，或未列入本次票决。" "This candidate is not ready for the vote, or not listed in it."
        hint "请先完成初审和论证，再列入票决。" "Review and cost it first, then list it."
        source "delivery: a candidate is costed before deputies decide on it"
    }
    TooFewCandidates "too-few-candidates" {
        "候选项目数不足，不能实行差额票决。" "There are too few candidates for the seats."
        hint "请增加候选项目，或减少应选项目数。" "List more candidates, or lower the number of seats."
        source "delivery: 差额票决, the pack's terms of a vote"
    }
    PaperDiffers "paper-differs" {
        "票样上的候选项目与候选名单不一致。" "The paper does not name the candidates of the list in their order."
        hint "请按最新候选名单重新印制票样。" "Print the papers again from the list as it is now."
        source "delivery: deputies vote on what the paper says"
    }
    SlipsWrong "slips-wrong" {
        "票签清单有误：数量应与代表人数相等，且不得重复。" "The list of slips is wrong: as many as deputies, sorted, none twice."
        hint "请重新生成票签。" "Make the slips again."
        source "delivery: one slip a deputy"
    }
    VotingOver "voting-over" {
        "投票已截止。" "Voting is over."
        hint "请等待计票结果。" "Wait for the count."
        source "delivery: the closing time of a vote"
    }
    VotingStillOpen "voting-still-open" {
        "投票尚未截止，且仍有票签未投，不能计票。" "Voting is still open, and not every slip that was drawn has voted."
        hint "请在截止后计票，或待全部票签投完。" "Count after the closing time, or when every slip has voted."
        source "delivery: no count before the end"
    }
    UnknownSlip "unknown-slip" {
        "票签码不正确，或不属于本轮票决。" "This code belongs to no slip of this round."
        hint "请核对票签上的十六位码；新一轮票决须使用新票签。" "Check the sixteen symbols on your slip; a new round has new slips."
        source "delivery: the slip is the right to vote"
    }
    SlipUsed "slip-used" {
        "该票签已投票，投出的票不能更改。" "This slip has voted; a ballot that was cast stands."
        hint "如非本人所投，请立即向监票人报告。" "If it was not you, tell the tellers at once."
        source "delivery: a ballot in the urn is final"
    }
    TooManyChosen "too-many-chosen" {
        "赞成的项目数超过应选项目数。" "You are for more candidates than there are seats."
        hint "赞成数应等于或少于应选项目数，请减少后再投。" "Be for as many as there are seats, or fewer."
        source "选举法: 每一选票所选的人数，多于规定应选代表人数的作废; applied to items"
    }
    NotOnPaper "not-on-paper" {
        "所选项目不在票上。" "The ballot names a candidate that is not on the paper."
        hint "请刷新页面后重新填写。" "Reload the page and fill in the ballot again."
        source "delivery: the paper of the round"
    }
    OutcomeUntrue "outcome-untrue" {
        "与票决结果不一致。" "This is not what the vote says."
        hint "请按计票结果办理。" "Take the outcome from the count."
        source "delivery: a candidate's outcome is that of its vote"
    }
    NoFont "no-font" {
        "服务器上没有可用的中文字体，无法生成 PDF。" "There is no Chinese font on the server, so no PDF can be made."
        hint "请管理员安装 fonts-noto-cjk（apt install fonts-noto-cjk），或先导出 Word。" "Ask the administrator to install fonts-noto-cjk (apt install fonts-noto-cjk), or take the Word file."
        source "papers: an embedded Chinese font"
    }
    PaperFailed "paper-failed" {
        "文件没有生成。" "The file could not be made."
        hint "请改用另一种格式，并把这句话告诉管理员。" "Take another format, and tell the administrator what it says here."
        source "papers: what a format can hold"
    }
    BadSheet "bad-sheet" {
        "这个表格读不了。" "This spreadsheet cannot be read."
        hint "请用 Excel 或 WPS 另存为 .xlsx，不超过 20 MB、20000 行，首张表第一部分为表头，再上传。" "Save it as .xlsx, at most 20 MB and 20,000 rows, with its header on the first sheet, and send it again."
        source "import: what is read"
    }
    UploadGone "upload-gone" {
        "上传的表格已经不在了（只保留三十分钟），什么也没有导入。" "The spreadsheet you sent is gone (it is kept for thirty minutes); nothing was imported."
        hint "请重新上传同一个文件；同一份表格不会导入两次。" "Send the same file again; nothing is imported twice."
        source "import: nothing half done"
    }
    RowsWrong "rows-wrong" {
        "表格里还有读不懂的行，什么也没有导入。" "Some rows cannot be understood; nothing was imported."
        hint "请按提示改表格或改列的对应关系，再导入。" "Mend the spreadsheet or the map of its columns as the page says, then import again."
        source "import: nothing half done"
    }
    TooMuchAtOnce "too-much-at-once" {
        "现在提交的人较多，这次没有登记。" "Too much is coming in at once; this was not taken down."
        hint "请过一刻钟再提交一次，内容请先复制保存。" "Keep a copy of your words and send them again in a quarter of an hour."
        source "web: limits; nobody's address is kept, so the door is slowed for all"
    }
    ReportUnread "report-unread" {
        "没有读成政府工作报告。" "The work report could not be read."
        hint "请按说明更换文件，或改选其他来源类型，按每行一条任务录入。" "Send another file, or choose another kind of source and write a task a line."
        source "delivery: a report is read before its tasks are proposed"
    }
    ForgedForm "forged-form" {
        "表单来源校验未通过。" "The form did not come from this site, or is too old."
        hint "请刷新页面后重新提交，已填写的内容请先复制保存。" "Reload the page and send the form again."
        source "web: CSRF"
    }
}

/// A refused command: the rule, and what exactly it met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub rule: Rule,
    /// The particular circumstance in a few words of machine data (a stage, a limit, a field), never a person's text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
}

impl Refusal {
    pub fn new(rule: Rule, detail: impl Into<String>) -> Self {
        Self { rule, detail: detail.into() }
    }
}

impl From<Rule> for Refusal {
    fn from(rule: Rule) -> Self {
        Self { rule, detail: String::new() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}", self.rule.en(), self.rule.code())?;
        if !self.detail.is_empty() {
            write!(f, ": {}", self.detail)?;
        }
        write!(f, "] {}", self.rule.hint_en())
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_can_be_shown_and_linked() {
        let mut seen = std::collections::BTreeSet::new();
        for rule in Rule::ALL {
            assert!(seen.insert(rule.code()), "{} twice", rule.code());
            assert!(rule.code().bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            for text in [rule.zh(), rule.hint_zh()] {
                assert!(text.ends_with('。'), "{text}");
            }
            for text in [rule.en(), rule.hint_en()] {
                assert!(text.ends_with('.'), "{text}");
            }
        }
    }
}
