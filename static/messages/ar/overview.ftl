overview-loading = نقاط النهاية الخاصة بك
endpoints-not-loaded = تعذّر تحميل نقاط النهاية
create-endpoint = إنشاء نقطة نهاية
no-endpoint-title = لا توجد نقاط نهاية بعد
no-endpoint-words = ينشئ أولاها من يملك صلاحية التغيير.
attention-label = ما يحتاج إلى انتباه
attention-title = يحتاج إلى انتباه
calm-all-off = كل نقاط النهاية متوقفة، ولا شيء في الانتظار.
calm-arrived = كل شيء على ما يرام: تستقبل الأحداث { $n ->
    [zero] لا نقاط نهاية
    [one] نقطة نهاية واحدة
    [two] نقطتا نهاية
    [few] { NUMBER($n) } نقاط نهاية
    [many] { NUMBER($n) } نقطة نهاية
   *[other] { NUMBER($n) } نقطة نهاية
}. وصل آخر حدث { $ago }.
calm-idle = كل شيء على ما يرام: تستقبل الأحداث { $n ->
    [zero] لا نقاط نهاية
    [one] نقطة نهاية واحدة
    [two] نقطتا نهاية
    [few] { NUMBER($n) } نقاط نهاية
    [many] { NUMBER($n) } نقطة نهاية
   *[other] { NUMBER($n) } نقطة نهاية
}. لم يُرسَل شيء في آخر 30 يومًا.
calm = كل شيء على ما يرام: تستقبل الأحداث { $n ->
    [zero] لا نقاط نهاية
    [one] نقطة نهاية واحدة
    [two] نقطتا نهاية
    [few] { NUMBER($n) } نقاط نهاية
    [many] { NUMBER($n) } نقطة نهاية
   *[other] { NUMBER($n) } نقطة نهاية
}.
attention-closing = لم تستلم شيئًا منذ { $since } وستُعطَّل { $ahead }.
attention-failing = متعثرة منذ { $since }{ $n ->
    [zero] {""}
    [one] ؛ ستُعاد محاولة عملية تسليم واحدة
    [two] ؛ ستُعاد محاولة عمليتي تسليم
    [few] ؛ ستُعاد محاولة { NUMBER($n) } عمليات تسليم
    [many] ؛ ستُعاد محاولة { NUMBER($n) } عملية تسليم
   *[other] ؛ ستُعاد محاولة { NUMBER($n) } عملية تسليم
}.
attention-off = معطّلة ({ $why }). في انتظار تفعيلها: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}.
attention-exhausted = لم تصل إليها رغم كل المحاولات: { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}. وهي محفوظة.
attention-parked = كانت متوقفة مدةً: في انتظار الإرسال { $n ->
    [zero] لا عمليات تسليم
    [one] عملية تسليم واحدة
    [two] عمليتا تسليم
    [few] { NUMBER($n) } عمليات تسليم
    [many] { NUMBER($n) } عملية تسليم
   *[other] { NUMBER($n) } عملية تسليم
}.
look = عرض
enable = تفعيل
replay = إعادة الإرسال
action-of = : { $address }
card-idle = لا محاولات في آخر 24 ساعة.
card-attempts = المحاولات، 24 س
latest-loading = عمليات التسليم الخاصة بك
deliveries-not-loaded = تعذّر تحميل عمليات التسليم
latest-none = لم يُسلَّم شيء بعد. افتح نقطة نهاية وأرسل إليها حدثًا تجريبيًا.
latest-title = آخر عمليات التسليم
all-deliveries = كل عمليات التسليم
