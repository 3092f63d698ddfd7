//! The rules of delivery: sources, tasks, projects, candidates and votes; rows for the table in [`super`].

macro_rules! delivery_rules {
    ($next:ident! $($more:tt)*) => {
        $next! {
            $($more)*
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
            CorrectionUnsaid "correction-unsaid" {
                "填报的数与系统数不一致，没有说明原因。" "The figure differs from what the system counted, and nothing says why."
                hint "请在进展情况里写明为什么不同，或按系统数报送；括号中是系统数。" "Say why in the remark, or return what the system counted, shown in brackets."
                source "delivery: nothing is filled in twice, what is corrected is explained"
            }
            MeterNeedsGoal "meter-needs-goal" {
                "没有目标数，系统无从取数。" "There is no goal, so there is nothing to count."
                hint "请先填写目标数和单位；不再取数的，先取消取数口径。" "Give the goal and its unit first, or take the meter away."
                source "delivery: meters"
            }
            MeterMisfits "meter-misfits" {
                "这种取数口径数不出这个单位的目标。" "This way of counting gives no figure in the goal's unit."
                hint "办件按件、项目按个、投资按万元或亿元、比率按%计；分解汇总不用于比率和增幅，同一指标的单位和口径须一致。" "Cases and projects count in pieces, investment in 万元 or 亿元, rates in %; shares do not sum rates or growth, and the same figure has the same unit and basis."
                source "delivery: meters"
            }
            MeterCircle "meter-circle" {
                "取数口径绕了一圈：这项任务的数会取自它自己。" "The meters form a circle: the figure would be counted from itself."
                hint "请指向真正报送这个数的任务。" "Point at the task where the figure is returned."
                source "delivery: meters"
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
        }
    };
}
