conformance = المطابقة
conformance-lead = هل يتعامل خادمك مع كل ما قد يصل، ويرفض ما يجب رفضه؟
runs-loading = عمليات فحصها
runs-not-loaded = تعذّر تحميل عمليات فحصها
its-endpoint = نقطة النهاية
try-title = فحص نقطة النهاية هذه
try-words = ترسل إليها خدمتنا مثالًا على كل حدث تستقبله ({ $events })، ثم ما هو أصعب: التكرار، والترتيب الخاطئ، ودفعة متزامنة، ومتنًا بطيئًا، وحقولًا وأنواعًا غير معروفة، ومتنًا كبيرًا جدًا؛ وما يجب رفضه: التواقيع الخاطئة والناقصة والقديمة.
try-made-up = كل ذلك مختلَق: طلبات وأشخاص لا وجود لهم. إذا كان خادمك يتصرف بناءً على الأحداث فابدأ بنظام تجريبي. يُرسَل كل طلب مرة واحدة ولا يُحتسب في أي مكان؛ ويستغرق الفحص بضع ثوانٍ.
try-enable-first = فعّل نقطة النهاية لتفحصها.
try-wait = فُحصت كثيرًا مؤخرًا. يمكن أن يبدأ الفحص التالي في { $at }.
try-all = فحص كل ما قد يصل
try-all-words = { SLOT($link) }: التكرار، والدفعات المتزامنة، والمتون غير المألوفة، والتواقيع الخاطئة.
run-running = جارٍ…
run-start = بدء الفحص
run-not-started = لم يبدأ أي فحص
run-none = لا فحص بعد. ستظهر هنا استجابات خادمك اختبارًا اختبارًا.
runs = عمليات الفحص
run-line = { $state ->
    [running] جارٍ
    [finished] انتهى
    [stopped] توقف مبكرًا
   *[interrupted] انقطع
}، الطالب: { $who }
report-loading = التقرير
report-not-loaded = تعذّر تحميل التقرير
report-asked = { $url } · الطالب: { $who }، { $at }
report-text = نص
report-json = JSON
report-print = طباعة
report-progress-label = ما انتهى من طلبات الفحص
report-progress = انتهى { NUMBER($done) } من { NUMBER($total) } من الطلبات.
checks-events = أحداثك
checks-may-come = ما قد يصل أيضًا
checks-refused = ما يجب رفضه
run-under-way = الفحص جارٍ
run-failed = { $n ->
    [zero] لم يفشل أي اختبار
    [one] فشل اختبار واحد
    [two] فشل اختباران
    [few] فشلت { NUMBER($n) } اختبارات
    [many] فشل { NUMBER($n) } اختبارًا
   *[other] فشل { NUMBER($n) } اختبار
}
run-passed = اجتاز خادمك كل الاختبارات
run-could-be-better = لم يفشل شيء، وثمة ما يمكن تحسينه
run-stopped = توقف الفحص مبكرًا
run-interrupted = انقطع الفحص
run-why-stopped = توقف مبكرًا: لم يُجب أحد، أو طال أكثر من اللازم، أو تغيّرت نقطة النهاية في الأثناء. ما لم يُرسَل مبيَّن كذلك.
run-why-interrupted = توقفت خدمتنا أثناء الفحص. ما كان في الطريق حينها ربما وصل، والبقية لم تُرسَل. ابدأ فحصًا آخر.
finding-waiting = في الانتظار
finding-passed = ناجح
finding-warned = قابل للتحسين
finding-failed = فاشل
finding-unclear = غير واضح
finding-not-sent = لم يُرسَل
check-event-type = حدث من هذا النوع
check-duplicate = الحدث نفسه مرتين
check-reordered = حدثان بترتيب خاطئ
check-old-event = حدث وقع قبل 29 يومًا
check-burst = خمسة أحداث معًا
check-slow-body = متن على نصفين بينهما ثانيتان
check-unknown-field = حقول ليست في المخطط
check-unknown-event-type = نوع حدث لا تعرفه
check-non-ascii = أحرف خارج ASCII وأخرى مهرَّبة
check-very-large = متن حجمه ⁦256 KiB⁩
check-rotation = توقيعان، كما يكون أثناء التدوير
check-wrong-secret = توقيع بمفتاح سري آخر
check-altered-body = متن تغيّر بعد توقيعه
check-no-signature = بلا توقيع
check-old-timestamp = موقّع قبل عشر دقائق
check-wanted = المطلوب: { SLOT($answer) }
check-verify = كيفية التحقق
check-exchanges = { $n ->
    [zero] لا طلبات
    [one] الطلب والاستجابة
    [two] طلبان واستجابتاهما
    [few] { NUMBER($n) } طلبات واستجاباتها
    [many] { NUMBER($n) } طلبًا واستجاباتها
   *[other] { NUMBER($n) } طلب واستجاباتها
}
check-bytes = { $n ->
    [zero] (المجموع: لا بايتات)
    [one] (المجموع: بايت واحد)
    [two] (المجموع: بايتان)
    [few] (المجموع: { NUMBER($n) } بايتات)
    [many] (المجموع: { NUMBER($n) } بايتًا)
   *[other] (المجموع: { NUMBER($n) } بايت)
}
check-sent = ما أُرسل
check-answered = الاستجابة
check-the-request = الطلب
check-the-answer = الاستجابة
check-nothing-yet = لا شيء بعد
written-title = مطابقة { $url }
written-check = [{ $finding }] { $title } (المتوقع: { $answer })
