secret-look-only = رابطك يتيح لك الاطلاع دون التغيير. لا يُعرض المفتاح السري.
endpoint-deleted = حُذفت نقطة النهاية { $host }.
delete-endpoint = حذف نقطة النهاية
delete-endpoint-and = { $n ->
    [zero] حذف نقطة النهاية
    [one] حذف نقطة النهاية وعملية تسليم واحدة
    [two] حذف نقطة النهاية وعمليتي تسليم
    [few] حذف نقطة النهاية و{ NUMBER($n) } عمليات تسليم
    [many] حذف نقطة النهاية و{ NUMBER($n) } عملية تسليم
   *[other] حذف نقطة النهاية و{ NUMBER($n) } عملية تسليم
}
delete-words = يُنهي مفتاحها السري ويتخلى عمّا ينتظرها. لا يمكن التراجع عن ذلك.
delete-ask = حذف نقطة النهاية…
delete-title = حذف { $host }؟
delete-lost = لن يُرسَل أبدًا مما ينتظر نقطة النهاية هذه: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}.
delete-consequences = تُتلف ترويساتها ومفتاح توقيعها السري. لن تُرسل إليها الأحداث من الآن فصاعدًا. لا يمكن التراجع عن ذلك.
delete-confirm = اكتب { $host } للتأكيد
delete-failed = لم تُحذف نقطة النهاية
health = الحالة العامة
health-loading = حالتها العامة
health-not-loaded = تعذّر تحميل حالتها العامة
health-none = لا محاولات في آخر 30 يومًا. أرسل حدثًا تجريبيًا لترى كيف تجيب.
arrived-day = ما وصل، 24 ساعة
arrived-week = ما وصل، 7 أيام
half-within = أُجيب نصفها خلال
last-day = آخر 24 ساعة
of-attempts = من { $n ->
    [zero] 0 محاولة
    [one] محاولة واحدة
    [two] محاولتين
    [few] { NUMBER($n) } محاولات
    [many] { NUMBER($n) } محاولة
   *[other] { NUMBER($n) } محاولة
}
last-arrived = كانت آخر محاولة وصلت { $ago }.
none-arrived = لم يصل شيء في آخر 30 يومًا.
health-off = متوقفة. { $last }
health-failing = متعثرة منذ { $since }{ $n ->
    [zero] {""}
    [one] ، واستنفدت عملية تسليم واحدة كل المحاولات
    [two] ، واستنفدت عمليتا تسليم كل المحاولات
    [few] ، واستنفدت { NUMBER($n) } عمليات تسليم كل المحاولات
    [many] ، واستنفدت { NUMBER($n) } عملية تسليم كل المحاولات
   *[other] ، واستنفدت { NUMBER($n) } عملية تسليم كل المحاولات
}. { $last }
health-well = كل شيء على ما يرام. { $last }
endpoint-loading = نقطة النهاية
endpoint-not-there = لا توجد نقطة نهاية كهذه
endpoint-maybe-deleted = ربما حُذفت.
endpoint-not-loaded = تعذّر تحميل نقطة النهاية
settings = الإعدادات
its-deliveries-loading = عمليات تسليمها
its-deliveries-not-loaded = تعذّر تحميل عمليات تسليمها
its-deliveries-none = لا شيء بعد. أرسل حدثًا تجريبيًا أو انتظر أول حدث حقيقي.
replay-enable-first = فعّل نقطة النهاية أولًا.
replays-not-loaded = تعذّر تحميل عمليات إعادة الإرسال
replay-some = إعادة إرسال { NUMBER($n) }…
replay-ask = إعادة الإرسال…
replay-title = إعادة الإرسال؟
replay-offer-running = يُرسَل ما تشمله بمعرّفات الأحداث نفسها وبالوتيرة التي اخترتها.
replay-offer-none = لم يفشل شيء ولم يُحتجز. يمكن إعادة إرسال ما فات أو ما وصل.
replay-offer-off = في الانتظار هنا: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}. فعّل نقطة النهاية ثم أعد الإرسال.
replay-offer = في الانتظار هنا: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}. لا يُرسَل شيء قبل أن ترى حجمه.
replay-asked-by = · الطالب: { $who }، { $ago }
replay-progress-label = ما انتهى من عمليات تسليم إعادة الإرسال
replay-progress = بدأت { NUMBER($started) } من { NUMBER($total) } · وصلت { NUMBER($arrived) } · فشلت { NUMBER($failed) }
replay-on-the-way = · { NUMBER($n) } في الطريق
replay-cancel = إلغاء إعادة الإرسال
replay-goes-on = إعادة الإرسال مستمرة
replay-running = إعادة الإرسال جارية
replay-all-started = بدأ إرسال كل شيء
replay-over-some = انتهت إعادة الإرسال ولم يصل كل شيء
replay-over-all = انتهت إعادة الإرسال ووصل كل شيء
replay-cancelled = أُلغيت إعادة الإرسال: ما لم يبدأ إرساله ينتظر كما كان
replay-halted = توقفت إعادة الإرسال لأن نقطة النهاية أُوقفت
choice-title = ما الذي يُعاد إرساله؟
choice-failed = ما فشل
choice-failed-aside = المستنفد والمؤجَّل
choice-missed = ما فاتها
choice-missed-aside = ما نُشر قبل إنشائها أو اشتراكها
choice-filter = بحسب مرشّح
choice-since = منذ
event-type = نوع الحدث
cause = السبب
since-beginning = البداية
since-hour = ساعة واحدة
since-day = 24 ساعة
since-week = 7 أيام
exhausted-or-parked = مستنفد أو مؤجَّل
delivered-once-more = المسلَّم، مرة أخرى
any-cause = أي سبب
any-failing-answer = أي استجابة غير 2xx
option-timed-out = انتهت المهلة
option-unreachable = لا اتصال
option-blocked = محظور
any-event = أي حدث
rotate-now = الآن
rotate-hour = بعد ساعة واحدة
rotate-day = بعد 24 ساعة
rotate-week = بعد 7 أيام
rotate-now-aside = إذا تسرّب
rotate-day-aside = كافٍ في معظم الحالات
rotate-now-meaning = إلى أن يوضع المفتاح السري الجديد على خادمك سيرفض طلباتنا. نعيد محاولتها نحو 39 دقيقة؛ ثم تبقى عمليات تسليم مستنفدة يمكنك إعادة محاولتها.
rotate-meaning = حتى ذلك الحين يحمل كل طلب توقيعًا بكل مفتاح، فيواصل خادمك العمل بالقديم ريثما تضع الجديد. لا يضيع شيء.
rotate-ask = تدوير المفتاح السري…
rotate-title = تدوير مفتاح التوقيع السري؟
rotate-words = تحصل على مفتاح سري جديد يوقّع من الآن فصاعدًا.
rotate-when = متى ينتهي القديم؟
rotate = تدوير المفتاح السري
rotate-refused = لم يُدوَّر المفتاح السري
rotate-unknown = لم تصل استجابة: ربما دُوِّر المفتاح السري وربما لا. ألغِ واعرضه لتتحقق.
secret-title = مفتاح التوقيع السري
secret-words = يثبت أن الطلب صادر منا. احفظه على خادمك بعيدًا عن الشيفرة والسجلات.
secret-new-now = هذا هو المفتاح السري الجديد. ضعه على خادمك الآن.
secret-new-in-time = هذا هو المفتاح السري الجديد. ضعه على خادمك قبل انتهاء القديم.
hide = إخفاء
hidden = مخفي
secret-show = عرض المفتاح السري
secret-not-fetched = تعذّر جلب المفتاح السري
secret-copy = نسخ المفتاح السري
secret-old-too = يوقّع المفتاح السري القديم أيضًا حتى { SLOT($until) }.
secret-olds-too = توقّع أيضًا { $n ->
    [zero] لا مفاتيح سرية قديمة
    [one] مفتاح سري قديم واحد
    [two] مفتاحان سريان قديمان
    [few] { NUMBER($n) } مفاتيح سرية قديمة
    [many] { NUMBER($n) } مفتاحًا سريًا قديمًا
   *[other] { NUMBER($n) } مفتاح سري قديم
}، آخرها حتى { SLOT($until) }.
secret-one-old-too = يوقّع مفتاح سري قديم أيضًا حتى { SLOT($until) }.
state-on-the-way = تستقبل الأحداث الآن؛ في الطريق: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}.
state-idle = تستقبل الأحداث الآن؛ لا شيء في الطريق.
state-off-by = أُوقفت في { $at }؛ من أوقفها: { $who }.
state-off-gone = أوقفناها في { $at } لأنها أجابت بالرمز ⁦410 Gone⁩.
state-off-failing = أوقفناها في { $at } لأن شيئًا لم يصل لمدة طويلة.
state-off-failing-since = أوقفناها في { $at } لأن شيئًا لم يصل منذ { $since }.
state-held = { $n ->
    [zero] تُحفظ الأحداث الجديدة عمليات تسليم مؤجَّلة.
    [one] في الانتظار عملية تسليم واحدة: فعّلها ثم أعد إرسالها.
    [two] في الانتظار عمليتا تسليم: فعّلها ثم أعد إرسالهما.
    [few] في الانتظار { NUMBER($n) } عمليات تسليم: فعّلها ثم أعد إرسالها.
    [many] في الانتظار { NUMBER($n) } عملية تسليم: فعّلها ثم أعد إرسالها.
   *[other] في الانتظار { NUMBER($n) } عملية تسليم: فعّلها ثم أعد إرسالها.
}
exhausted-deliveries = { $n ->
    [zero] لا عمليات تسليم مستنفدة
    [one] عملية تسليم مستنفدة واحدة
    [two] عمليتا تسليم مستنفدتان
    [few] { NUMBER($n) } عمليات تسليم مستنفدة
    [many] { NUMBER($n) } عملية تسليم مستنفدة
   *[other] { NUMBER($n) } عملية تسليم مستنفدة
}
look-at-waiting = عرض ما ينتظر
warning-title = سنعطّل نقطة النهاية هذه في { SLOT($at) }
warning-words = لم يصل شيء منذ { $since }، واستنفدت كل المحاولات: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}. حين يعود خادمك إلى العمل أرسل حدثًا تجريبيًا: يكفي أن يصل واحد لتبقى نقطة النهاية مفعّلة.
disabled-toast = عُطّلت نقطة النهاية.
enabled-toast = فُعّلت نقطة النهاية.
disable = تعطيل
disable-title = تعطيل نقطة النهاية هذه؟
disable-words = لن تستقبل أحداثًا بعد ذلك. تُحفظ الأحداث الجديدة وما هو في الطريق عمليات تسليم مؤجَّلة إلى أن تفعّلها وتعيد إرسالها.
disable-endpoint = تعطيل نقطة النهاية
nothing-changed = لم يتغير شيء
test-title = حدث تجريبي
test-words = ترسل خدمتنا مثال الدليل موقّعًا ومع ترويساتك كأي حدث حقيقي.
test-send = إرسال حدث تجريبي
test-enable-first = فعّل نقطة النهاية لترسل إليها حدثًا تجريبيًا.
test-on-its-way = { $event } في الطريق.
test-watch = متابعة تسليمه
test-not-sent = لم يُرسَل الحدث التجريبي
meanwhile = غيّر شخص ما نقطة النهاية هذه في الأثناء: { $what }. لم يُنفَّذ شيء. اضغط مرة أخرى إن كنت ما زلت تريد ذلك.
meanwhile-and = { $first }، { $second }
meanwhile-url = عنوانها الآن { $url }
meanwhile-on = هي الآن مفعّلة
meanwhile-off = هي الآن متوقفة
meanwhile-secret = دُوِّر مفتاحها السري
meanwhile-settings = تغيّرت إعداداتها
switched-already = سبقك شخص آخر إلى ذلك.
