//! The rules of cases, of the journal and of the site's edge: rows for the table in [`super`].

macro_rules! case_rules {
    ($next:ident! $($more:tt)*) => {
        $next! {
            $($more)*
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
            ForgedForm "forged-form" {
                "表单来源校验未通过。" "The form did not come from this site, or is too old."
                hint "请刷新页面后重新提交，已填写的内容请先复制保存。" "Reload the page and send the form again."
                source "web: CSRF"
            }
        }
    };
}
