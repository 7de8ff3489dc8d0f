outage-link = ماذا يحدث عند انقطاع؟
older-not-looked-through = تعذّر البحث في عمليات التسليم الأقدم
look-further = متابعة البحث
looking-further = لا شيء بين الأحدث. نبحث فيما قبلها…
new-ones = { NUMBER($n) } جديدة · عرض
older-not-loaded = تعذّر تحميل عمليات التسليم الأقدم
load-older = تحميل الأقدم
these-are-all = هذه كلها.
deliveries-none-title = لم يُسلَّم شيء بعد
deliveries-none-words = تظهر الأحداث هنا فور وقوعها، ولكلٍّ منها محاولاته كلها. أرسل حدثًا تجريبيًا لترى واحدًا.
deliveries-no-match = لا عملية تسليم مطابقة
deliveries-no-match-words = قد توجد عمليات تسليم أخرى: أزل أحد المرشّحات.
show-all-deliveries = عرض كل عمليات التسليم
filter-label = ترشيح عمليات التسليم
last-quarter = آخر 15 دقيقة
last-hour = آخر ساعة
last-24-hours = آخر 24 ساعة
last-7-days = آخر 7 أيام
a-deleted-endpoint = نقطة نهاية محذوفة
any-status = أي حالة
any-endpoint = أي نقطة نهاية
clear-filters = إزالة المرشّحات
any-status-code = أي رمز حالة
it-answered = أجاب الخادم
no-answer = بلا استجابة
option-name-or-tls = الاسم أو TLS
option-cut-off = انقطعت
option-unreadable = غير مقروءة
option-interrupted = انقطعت من جهتنا
any-time = أي وقت
time-since = منذ { $since }
time-before = قبل { $until }
time-between = من { $since } إلى { $until }
find-label = معرّف الحدث أو التسليم
find-placeholder = evt_… أو جزء منه
find-odd = يتكون المعرّف من أحرف لاتينية وأرقام و_ و- فقط.
replay-begun = بدأت إعادة الإرسال.
retry-failed-ones = يُعاد من هذه إرسال المستنفد والمؤجَّل، كلٌّ بمعرّف حدثه.
retry-delivered-ones = لقد وصلت. يستقبل خادمك الأحداث نفسها مرة أخرى بالمعرّفات نفسها.
retry-these-ones = يُعاد إرسالها، كلٌّ بمعرّف حدثه وبجدول محاولات جديد.
retry-these = إعادة إرسال هذه…
retry-these-title = إعادة إرسال هذه؟
a-second = { NUMBER($n) } في الثانية
counting = جارٍ العدّ…
not-counted = تعذّر عدّها
replay-deliveries = إعادة إرسال { $n ->
    [zero] لا شيء
    [one] عملية تسليم واحدة
    [two] عمليتي تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}
how-fast = السرعة
replay-not-started = لم تبدأ إعادة الإرسال
nothing-matches = لا شيء مطابق.
one-matches = عملية تسليم واحدة مطابقة وتُرسَل فورًا.
some-match = المطابق: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}. يستغرق بدء إرسالها نحو { $span }.
too-old = { $said } وهناك ما هو أقدم من أن يُرسَل، إذ مُحيت حمولته: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}.
retry-each-words = إعادة الإرسال الجماعية تخص نقطة نهاية واحدة، ولا تعرف المعرّفات ولا وقت نشر الحدث. لذلك تحصل كل عملية من هذه على محاولة فورًا، واحدة تلو الأخرى، بمعرّف حدثها وجدول جديد.
retry-each-progress = بدأت { NUMBER($begun) } من { NUMBER($total) }، ورُفضت { NUMBER($refused) }.
retry-each-over = ما بدأ: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}، وما رُفض: { NUMBER($refused) }.
retry-each-last = آخر ما رُفض
retry-each-looking = جارٍ البحث…
retry-each-not-found = تعذّر العثور عليها
retry-each-found = { $n ->
    [zero] لا شيء مطابق يمكن إعادة إرساله.
    [one] ستُعاد عملية تسليم واحدة.
    [two] ستُعاد عمليتا تسليم.
    [few] ستُعاد { NUMBER($n) } عمليات تسليم.
    [many] ستُعاد { NUMBER($n) } عملية تسليم.
   *[other] ستُعاد { NUMBER($n) } عملية تسليم.
}
retry-each-newest = لم يُنظر إلا في أحدث ما يجده المرشّح، وعدده { NUMBER($n) }.
retry-each-start = { $n ->
    [zero] إعادة الإرسال
    [one] إعادة عملية تسليم واحدة
    [two] إعادة عمليتي تسليم
    [few] إعادة { NUMBER($n) } عمليات تسليم
    [many] إعادة { NUMBER($n) } عملية تسليم
   *[other] إعادة { NUMBER($n) } عملية تسليم
}
