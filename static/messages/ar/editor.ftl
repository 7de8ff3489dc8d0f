draft-restored = هذا ما كتبته من قبل. لم تُحفظ قيم الترويسات.
draft-discard = تجاهله
url = عنوان URL
description = الوصف
optional = اختياري
description-placeholder = الإنتاج، أيرلندا
rate-limit = حدّ المعدل
rate-aside = عمليات تسليم في الثانية، اختياري
rate-placeholder = بلا حدّ: كما تأتي، حتى ثمانٍ معًا
save-and-test = حفظ وإرسال اختبار
save = حفظ
not-saved = لم تُحفظ نقطة النهاية
url-public = عنوان https عام
url-loopback = هذا الجهاز؛ مسموح به في الوضع المحلي
preview-title = ما سنرسله
preview-label = الطلب كما سيُرسَل
preview-hint = مثال موقّع بمفتاح سري نموذجي. المتن منسّق هنا للقراءة؛ وما يُوقَّع هو ما يخرج بايتًا بايتًا، وزر «نسخ» يعطيه كما هو. ترتيب الترويسات تحدده مكتبة HTTP.
rate-remark = لا يخرج في أي ثانية أكثر من { $n ->
    [zero] { NUMBER($n) } عملية تسليم
    [one] عملية تسليم واحدة
    [two] عمليتي تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}، بما في ذلك إعادات المحاولة والاختبارات. تنتظر البقية وتخرج في دورها، ولا تضيع أي منها.
clash-label = تغييران لنقطة النهاية نفسها
clash-title = غيّر شخص آخر نقطة النهاية هذه في الأثناء
clash-same = لم يُستبدل شيء. حيث غيّرتما الحقل نفسه فاختر؛ والباقي يجتمع معًا.
clash-different = لم يُستبدل شيء. غيّرتما حقولًا مختلفة، فيمكن جمع التغييرين.
clash-save = حفظ هذا الاختيار
clash-mine = إبقاء كل ما لديّ
clash-theirs = أخذ كل ما لدى الآخر
clash-discard = تجاهل تغييراتي
clash-mine-changed = لك، تغيّر
clash-mine-same = لك، كما كان
clash-theirs-changed = للآخر، تغيّر
clash-theirs-same = للآخر، كما كان
clash-both = غيّره كلاكما
header-named = الترويسة { $name }
content-empty = فارغ
content-absent = لا توجد ترويسة كهذه
content-no-limit = بلا حدّ
content-rate = { $rate } في الثانية
content-saved = قيمة محفوظة ({ $n ->
    [zero] لا بايتات
    [one] بايت واحد
    [two] بايتان
    [few] { NUMBER($n) } بايتات
    [many] { NUMBER($n) } بايتًا
   *[other] { NUMBER($n) } بايت
})، بصمتها { $fingerprint }
content-typed = قيمة جديدة ({ $n ->
    [zero] لا بايتات
    [one] بايت واحد
    [two] بايتان
    [few] { NUMBER($n) } بايتات
    [many] { NUMBER($n) } بايتًا
   *[other] { NUMBER($n) } بايت
})
all-events-to-come = كل الأحداث ({ NUMBER($n) })، والآتية أيضًا
only-these = هذه فقط
chosen-of = { NUMBER($n) } من { NUMBER($all) }
choose-an-event = اختر حدثًا واحدًا على الأقل أو خذها كلها.
headers = الترويسات
headers-optional = (اختياري)
headers-hint = تُضاف إلى كل طلب، للمصادقة مثلًا. لا تُعرض القيم مرة أخرى بعد الحفظ.
headers-fingerprint = تدلّ البصمة على أن القيمة ما زالت قيمتك: هي بداية HMAC-SHA256 على { SLOT($what) } ومفتاحها مفتاح التوقيع السري، فتتغير عند تدويره.
header-add = إضافة ترويسة
header-personal = يبدو أن هذا: { $kind }، وسيحمله كل طلب. أبقِ بيانات الأشخاص خارج الترويسات.
header-n = الترويسة { NUMBER($n) }
header-name-n = اسم الترويسة { NUMBER($n) }
header-remove-n = إزالة الترويسة { NUMBER($n) }
header-replace-n = استبدال قيمة الترويسة { NUMBER($n) }
header-value-n = قيمة الترويسة { NUMBER($n) }
characters = { $n ->
    [zero] لا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { NUMBER($n) } أحرف
    [many] { NUMBER($n) } حرفًا
   *[other] { NUMBER($n) } حرف
}
fingerprint = البصمة { SLOT($mark) }
replace = استبدال
a-new-value = قيمة جديدة
keep-saved = إبقاء المحفوظة
value-not-shown = القيمة غير معروضة
body = المتن
setup-title = احصل على أول إشعار
setup-lead = تصل الطلبات والمواعيد والنتائج إلى خادمك فور حدوثها. ثلاث خطوات.
setup-where = حدّد أين نرسل الأحداث
setup-where-words = عنوان URL على خادمك يقبل POST. تصلك كل الأحداث إلى أن تختار.
setup-more-first = اختر الأحداث وأضف الترويسات أولًا
not-created = لم تُنشأ نقطة النهاية
setup-verify = تحقق من التوقيع
setup-verify-words = كل طلب موقّع بمفتاح سري تجده في صفحة نقطة النهاية ({ SLOT($standard) }). هذا مستقبِل كامل:
setup-test = أرسل حدثًا تجريبيًا وشاهده يصل
setup-test-words = من صفحة نقطة النهاية. ترى كل محاولة مع استجابتها ومتى تخرج التالية. تصفّح { SLOT($catalogue) } لترى ما سيأتي.
setup-catalogue = دليل الأحداث
receiver-in = مستقبِل بلغة { $language }
code-language = اللغة
events-label = الأحداث
events-hint = الصق الأحداث أو أفلت ملفًا هنا
headers-example = أو طلب كما استُلم مع متنه
answers-failed = في { $period ->
    [day] آخر 24 ساعة
   *[week] آخر 7 أيام
} فشل { NUMBER($failed) } من { $n ->
    [zero] 0 محاولة
    [one] محاولة واحدة
    [two] محاولتين
    [few] { NUMBER($n) } محاولات
    [many] { NUMBER($n) } محاولة
   *[other] { NUMBER($n) } محاولة
}.
answers-failed-mostly = في { $period ->
    [day] آخر 24 ساعة
   *[week] آخر 7 أيام
} فشل { NUMBER($failed) } من { $n ->
    [zero] 0 محاولة
    [one] محاولة واحدة
    [two] محاولتين
    [few] { NUMBER($n) } محاولات
    [many] { NUMBER($n) } محاولة
   *[other] { NUMBER($n) } محاولة
}، وغالبًا: { $cause ->
    [timedOut] لا استجابة في الوقت المحدد
    [unreachable] لا اتصال
    [cutOff] استجابات انقطعت
    [unreadable] استجابات غير مقروءة
    [nameOrTls] الاسم أو TLS
    [dns] اسم لا يمكن تحليله
    [tls] TLS
    [blocked] عنوان غير مسموح به
    [status] استجابات غير 2xx
   *[other] { $cause }
}.
answers-slow = في { $period ->
    [day] آخر 24 ساعة
   *[week] آخر 7 أيام
} وصل كل شيء، لكن الاستجابات استغرقت حتى { $span }: بعد 15 ثانية تفشل المحاولة.
answers-well = في { $period ->
    [day] آخر 24 ساعة
   *[week] آخر 7 أيام
} وصل كل شيء: { $n ->
    [zero] 0 محاولة
    [one] محاولة واحدة
    [two] محاولتان
    [few] { NUMBER($n) } محاولات
    [many] { NUMBER($n) } محاولة
   *[other] { NUMBER($n) } محاولة
}.
answers-elsewhere = كان ذلك العنوان المحفوظ الآن: العنوان الجديد لم يُجب بعد.
