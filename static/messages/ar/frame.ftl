portal-name = خطافات الويب
section-name = المطوّرون
page-title = { $title } · خطافات الويب
tab-overview = نظرة عامة
tab-endpoints = نقاط النهاية
tab-deliveries = عمليات التسليم
tab-events = الأحداث
tab-validator = المدقّق
tab-security = الأمان
tab-settings = الإعدادات
tab-needs-key = ، يتطلب مفتاحك
bar-partner = الشريك صاحب خطافات الويب هذه
bar-view-only = للعرض فقط
bar-no-key = بلا مفتاح
bar-open-by-link = افتح هذه الصفحة من الرابط الموجود في بوابة مزوّدك
local-mode = الوضع المحلي: عناوين http والعناوين المحلية مسموح بها. لا تستخدمه أبدًا في بيئة الإنتاج.
keys = اختصارات لوحة المفاتيح
close = إغلاق
cancel = إلغاء
key-overview = الانتقال إلى النظرة العامة
key-endpoints = الانتقال إلى نقاط النهاية
key-deliveries = الانتقال إلى عمليات التسليم
key-catalogue = الانتقال إلى دليل الأحداث
key-validator = الانتقال إلى المدقّق
key-security = الانتقال إلى الأمان
key-create = إنشاء نقطة نهاية
key-search = البحث
key-show = عرض هذه الاختصارات
key-close = إغلاق النافذة العليا
session-ended = انتهت جلستك. افتح البوابة من جديد من موقع مزوّدك في علامة التبويب هذه وتابع من حيث أنت. ما كتبته محفوظ.
session-ends = تنتهي جلستك في { $time }. افتح البوابة من جديد من موقع مزوّدك للمتابعة.
part-endpoints = نقاط النهاية
part-deliveries = عمليات التسليم
part-page = هذه الصفحة
part-not-loaded = تعذّر تحميل هذا الجزء من البوابة
still-waiting = ما زلنا ننتظر: { $what }.
ask-again = طلب من جديد
try-again = إعادة المحاولة
not-newest = هذه ليست أحدث حالة. نواصل الاستعلام.
dismiss = إخفاء
copy = نسخ
copied = تم النسخ
copy-by-hand = حدّد النص وانسخه يدويًا
look-only = رابطك يتيح لك الاطلاع دون التغيير.
language = اللغة
language-of-browser = كما في المتصفح ({ $name })
language-failed = تعذّر تحميل اللغة.
clock = الأوقات
clock-local = محلية
clock-utc = UTC
not-found-title = لا توجد صفحة كهذه
not-found-words = لا شيء في هذا العنوان
go-to-endpoints = إلى نقاط النهاية
no-key-title = افتح هذه الصفحة من رابط بوابتك
no-key-why = خطافات الويب الخاصة بك محمية بمفتاح، وليس في علامة التبويب هذه مفتاح. تفتح بوابة مزوّدك هذه الصفحة والمفتاح في الرابط؛ يبقى المفتاح في علامة التبويب هذه ويزول عند إغلاقها.
no-key-step-one = انتقل إلى بوابة مزوّدك.
no-key-step-two = افتح «المطوّرون» ثم «خطافات الويب».
no-key-without = من دون مفتاح يمكنك الاطلاع على { SLOT($catalogue) } وفحص الأحداث في { SLOT($validator) }.
no-key-catalogue = دليل الأحداث
no-key-validator = المدقّق
no-key-self = هل تشغّل Hookpost بنفسك؟ يُطبع الرابط عند بدء التشغيل:
failed-unreachable = تعذّر الوصول إلى Hookpost من هذا المتصفح. تحقق من اتصالك ثم حاول مجددًا.
failed-timed-out = لم يُجب Hookpost خلال { $seconds ->
    [zero] { NUMBER($seconds) } ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { NUMBER($seconds) } ثوانٍ
    [many] { NUMBER($seconds) } ثانية
   *[other] { NUMBER($seconds) } ثانية
}. حاول مجددًا بعد لحظات.
failed-no-key = ليس في علامة التبويب هذه مفتاح. افتح البوابة من رابط مزوّدك.
failed-unknown-key = انتهت جلستك، أو أن مفتاحها لم يكن معروفًا قط. افتح البوابة من جديد من موقع مزوّدك. ما كتبته محفوظ في علامة التبويب هذه.
failed-fault = أجاب Hookpost بالرمز { $status }: الخلل من جهتنا. لم يتغير شيء لم نُعلمك به. حاول مجددًا بعد لحظات.
failed-unreadable = الاستجابة ({ $status }) ليست من Hookpost. ربما أجاب بدلًا منه شيء بين هذا المتصفح وبينه.
failed-no-token = تعذّر على الصفحة المحيطة فتح جلستك. حاول مجددًا بعد قليل أو أعد تحميل الصفحة.
session-not-opened = تعذّر فتح خطافات الويب الخاصة بك
your-session = جلستك
