settings-lead = من أنت هنا، وكيف تبدو البوابة، وكيف ضُبطت الخدمة.
settings-you = أنت
settings-nobody = لا أحد مسجَّل الدخول. لا يحتاج الدليل والمدقّق وصفحة الأمان إلى مفتاح؛ ولما سوى ذلك افتح البوابة من رابط مزوّدك.
settings-partner = الشريك
settings-name = الاسم
settings-no-name = لم يذكره المزوّد
settings-role = الدور
settings-admin = مسؤول
settings-admin-may = يمكنه تغيير نقاط النهاية ورؤية المفاتيح السرية وإعادة الإرسال
settings-viewer = مشاهد
settings-viewer-may = يرى كل شيء عدا المفاتيح السرية ولا يغيّر شيئًا
settings-session-ends = نهاية الجلسة
settings-session-may-end = أو حين ينهيها المزوّد. ما تكتبه محفوظ في علامة التبويب هذه.
settings-session-stays = لا تنتهي من تلقاء نفسها
settings-program-key = هذا مفتاح للبرامج وليس رمزًا للبوابة.
settings-here = في هذا المتصفح
theme = المظهر
theme-auto = تلقائي
theme-light = فاتح
theme-dark = داكن
settings-worker = الخدمة
settings-worker-words = ضبطها مزوّدك، وهي واحدة لجميع شركائه.
settings-worker-signed-in = تُعرض لمن سجّل الدخول.
settings-loading = الإعدادات
settings-not-loaded = تعذّر تحميل الإعدادات
settings-retries = إعادات المحاولة
settings-retries-are = { $n ->
    [zero] لا إعادات بعد المحاولة الأولى
    [one] إعادة واحدة بعد المحاولة الأولى
    [two] إعادتان بعد المحاولة الأولى
    [few] { NUMBER($n) } إعادات بعد المحاولة الأولى
    [many] { NUMBER($n) } إعادة بعد المحاولة الأولى
   *[other] { NUMBER($n) } إعادة بعد المحاولة الأولى
}
settings-pace = تخرج الإعادة رقم n بعد n × { $delay } من الفشل الذي قبلها: مجموع الانتظار { $all }. وقد تطيل ترويسة Retry-After الانتظار إلى ساعة على الأكثر. { SLOT($link) }
settings-try-outage = تجربة انقطاع
settings-answer-time = مهلة الاستجابة
settings-answer-time-words = بعدها تكون المحاولة قد فشلت. خزّن الحدث وأجب بالرمز 2xx وعالجه لاحقًا.
settings-success = النجاح
settings-success-is = 2xx
settings-success-words = كل ما سواه فشل، وعمليات إعادة التوجيه أيضًا. الرمز 410 يوقف نقطة النهاية.
settings-to-one = إلى نقطة نهاية واحدة
settings-at-once = { NUMBER($n) } معًا
settings-limited = محدود
settings-to-one-words = تنتظر البقية. وقد يقلّلها حدّ معدل خاص بنقطة النهاية، من 1 إلى 1000 في الثانية.
settings-failing = نقطة نهاية متعثرة
settings-off-never = لا تتوقف من تلقاء نفسها
settings-off-after = بعد { $span }
settings-off-after-days = بعد { $n ->
    [zero] { NUMBER($n) } يوم
    [one] يوم واحد
    [two] يومين
    [few] { NUMBER($n) } أيام
    [many] { NUMBER($n) } يومًا
   *[other] { NUMBER($n) } يوم
}
settings-failing-words = تُوقَف حينها بعد تحذير؛ وتنتظر أحداثها ويمكن إعادة إرسالها.
settings-kib = ⁦{ NUMBER($n) } KiB⁩
settings-body-words = أقصى ما يبلغه حدث.
settings-addresses = العناوين
settings-public = https إلى مضيفين عامّين
settings-loopback = http أيضًا وعناوين هذا الجهاز، في هذا الوضع المحلي
settings-ports = المنافذ { $ports }.
settings-payloads = الحمولات والاستجابات
settings-payloads-words = تُمحى بعدها؛ وتبقى المعرّفات والأنواع والأوقات مدة أخرى: { $span }.
settings-secrets = توقيع مفتاحين سريين
settings-secrets-are = حتى 7 أيام
settings-secrets-words = بعد التدوير يوقّع القديم إلى جانب الجديد المدة التي تختارها؛ ثلاثة على الأكثر.
