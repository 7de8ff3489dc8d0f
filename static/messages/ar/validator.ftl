view-verdict = الحكم
view-sequence = التسلسل
view-personal-data = البيانات الشخصية
view-schema = المخطط
editor-loading = جارٍ تحميل المحرّر…
editor-not-loaded = تعذّر تحميل المحرّر: هذا الحقل البسيط يفحص بالطريقة نفسها
validator-lead = افحص الأحداث وفق مخططاتها كما يفعل التسليم.
validator-text = النص
headers-kept-nowhere = (اختيارية ولا تُحفظ في أي مكان)
checked-in-tab-empty = تُفحص النصوص في علامة التبويب هذه. لا يُرسَل شيء.
checked-in-tab = فُحص في علامة التبويب هذه. لم يُرسَل شيء.
what-there-is-to-say = ما يقال عنه
views-of-text = طرائق عرض النص
show-all = عرض الكل
show-wrong = عرض ما فيه مشكلات فقط ({ NUMBER($n) })
column-number = الرقم
column-verdict = الحكم
show-more = عرض { NUMBER($n) } أخرى
valid = صالح
not-json = ليس JSON
problems = { $n ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { NUMBER($n) } مشكلات
    [many] { NUMBER($n) } مشكلة
   *[other] { NUMBER($n) } مشكلة
}
no-event-type = بلا نوع حدث
at-line = ، السطر { $line }
fake-done-copied = كله الآن مختلَق، وقد نُسخ. يعيد Ctrl+Z في النص نصَّك.
fake-done = كله الآن مختلَق. يعيد Ctrl+Z في النص نصَّك.
fake-make = إنشاء نسخة مختلَقة للمشاركة
validator-loading = جارٍ تحميل المدقّق…
validator-not-loaded = تعذّر تحميل المدقّق
stopped-title = أُوقف
stopped-words = أوقفته أنت، فلا جواب عن هذا النص.
no-answer-title = لا جواب عن هذا النص
validator-failed = أخفق المدقّق في هذا النص
validator-failed-words = قال: { SLOT($cause) }. النص كما كان، وثمة مدقّق جديد جاهز. إن أخفق مجددًا فأبلغ عنه.
answer-unreadable = تعذّرت قراءة جوابه
checking = جارٍ فحص { $size }…
checking-label = الفحص
stop = إيقاف
size-characters = { $n ->
    [zero] لا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { NUMBER($n) } أحرف
    [many] { NUMBER($n) } حرفًا
   *[other] { NUMBER($n) } حرف
}
size-kilobytes = { NUMBER($n) } ك.ب
size-megabytes = { NUMBER($n) } م.ب
go-to-place = إلى السطر { $line }، العمود { $column }
line-and-column = السطر { $line }، العمود { $column }
personal-none-title = لا شيء للبحث فيه بعد
personal-none-words = الصق الأحداث قبل مشاركتها، ومعها ترويساتها إن شئت: يُعلَّم ما يشبه بيانات شخص أو سرًّا، ويمكن استبداله بشيء مختلَق.
headers-too-long = ليست هذه ترويسات طلب واحد: فهي أطول من اللازم. لم يُنظر في شيء منها.
fake-copy = نسخ النسخة المختلَقة
place-header = الترويسة { SLOT($name) }
place-line = السطر { $line } · { SLOT($pointer) }
personal-hint = يُعثر عليها بالأسماء والأشكال. يُعلَّم الأكثر لا الأقل، وليس ذلك برهانًا: انظر بنفسك قبل المشاركة. تبقى معرّفات الطلبات والأطقم والاختبارات لأن الدعم يحتاج إليها.
made-up = مختلَق ويمكنك مشاركته: { $n ->
    [zero] لا قيم
    [one] قيمة واحدة
    [two] قيمتان
    [few] { NUMBER($n) } قيم
    [many] { NUMBER($n) } قيمة
   *[other] { NUMBER($n) } قيمة
}
personal-nothing = لا شيء يشبه بيانات شخصية
personal-found = ما يشبه بيانات شخصية: { $n ->
    [zero] لا قيم
    [one] قيمة واحدة
    [two] قيمتان
    [few] { NUMBER($n) } قيم
    [many] { NUMBER($n) } قيمة
   *[other] { NUMBER($n) } قيمة
}
more-marked = و{ NUMBER($n) } غيرها، معلَّمة في النص.
more-some-marked = و{ NUMBER($n) } غيرها. أول { NUMBER($marked) } منها معلَّمة في النص.
and-more = و{ NUMBER($n) } غيرها.
schema-of = مخطط
sequence-none-title = لا أحداث بعد
sequence-none-words = الصق الأحداث التي استلمتها، واحدًا في كل سطر، أو أفلت سجلّك. ثم تُروى قصة كل طلب وطقم واختبار: ما جاء، وما ينقص أو يتكرر أو يخالف الترتيب.
sequence-nothing = لا حدث هنا يخص طلبًا أو طقمًا أو اختبارًا
orders = { $n ->
    [zero] لا طلبات
    [one] طلب واحد
    [two] طلبان
    [few] { NUMBER($n) } طلبات
    [many] { NUMBER($n) } طلبًا
   *[other] { NUMBER($n) } طلب
}
kits-and-tests = الأطقم والاختبارات: { $n ->
    [zero] لا عناصر
    [one] عنصر واحد
    [two] عنصران
    [few] { NUMBER($n) } عناصر
    [many] { NUMBER($n) } عنصرًا
   *[other] { NUMBER($n) } عنصر
}
every-event-fits = { $what }: كل حدث في موضعه
to-look-at = { $what }: يستدعي النظر { $n ->
    [zero] لا أمور
    [one] أمر واحد
    [two] أمران
    [few] { NUMBER($n) } أمور
    [many] { NUMBER($n) } أمرًا
   *[other] { NUMBER($n) } أمر
}
subject-order = الطلب
subject-kit = الطقم
subject-test = الاختبار
part-of-order = من الطلب { $id }
part-of-kit = من الطقم { $id }
part-of-test = من الاختبار { $id }
no-own-event = لا حدث خاص به هنا.
event-number = الحدث { NUMBER($n) }
event-number-line = الحدث { NUMBER($n) } · السطر { $line }
class-impossible = مستحيل.
class-missing = ناقص.
class-repeated = مكرر.
class-out-of-order = مخالف للترتيب.
class-unclear = غير واضح.
belong-nowhere = أحداث لا موضع لها
arrived-behind-key = ما وصل مؤخرًا محمي بمفتاح، وليس في علامة التبويب هذه مفتاح: افتحها من رابط بوابتك.
load-arrived = تحميل ما وصل مؤخرًا
loading-events = { NUMBER($n) } من { NUMBER($all) } من الأحداث…
no-event-arrived = لم يصل أي حدث إلى نقاط النهاية الخاصة بك بعد؛ الاختبارات لا تُحسب.
events-not-loaded = تعذّر تحميل الأحداث
share-words = يحمل الرابط النص نفسه بعد علامة #. لا ترسل المتصفحات هذا الجزء إلى أي خادم، لكن كل من يُعطى الرابط يستطيع قراءته: انظر أولًا في «البيانات الشخصية».
link = الرابط
share-length = الطول: { $n ->
    [zero] لا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { NUMBER($n) } أحرف
    [many] { NUMBER($n) } حرفًا
   *[other] { NUMBER($n) } حرف
}؛ والحد { NUMBER($most) }.
share-too-long = سيبلغ طول الرابط { NUMBER($n) } حرفًا. تقطع خدمات البريد والدردشة والتذاكر الروابط التي تزيد على { NUMBER($most) } حرف أو ترفضها. شارك ملفًا أو أحداثًا أقل.
share-too-long-by-far = تقطع خدمات البريد والدردشة والتذاكر الروابط التي تزيد على { NUMBER($most) } حرف أو ترفضها. شارك ملفًا أو أحداثًا أقل.
share-cannot = لا يستطيع هذا المتصفح تصغير النص بما يكفي لرابط. شارك ملفًا.
share = مشاركة
share-title = مشاركة هذا النص
copy-link = نسخ الرابط
link-cut = لا يحمل الرابط نصًا كاملًا: ربما قُطع في الطريق. اطلبه من جديد.
no-such-example = لا يوجد في الدليل مثال «{ $label }» للنوع { $event }.
file-too-large = حجم { $name } ‏{ NUMBER($size) } م.ب، وهذه الصفحة تقبل 25. افحصه في الطرفية: hookpost validate FILE.
file-not-utf8 = ‏{ $name } ليس نص UTF-8. احفظه بترميز UTF-8 ثم اختره مجددًا.
detected = اكتُشف: { $event }
detect = اكتشاف من النص
open-file = فتح ملف
format = تنسيق
load-example = تحميل مثال…
check-none-title = لا شيء للفحص بعد
check-none-words = الصق حدثًا أو افتح ملفًا أو ابدأ بمثال. يظهر الحكم وأنت تكتب.
begin-with-example = البدء بمثال
problems-not-told = لم يُذكر غيرها: { $n ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { NUMBER($n) } مشكلات
    [many] { NUMBER($n) } مشكلة
   *[other] { NUMBER($n) } مشكلة
}. نص فيه هذا القدر خطؤه من نوع آخر.
not-json-yet = ليس JSON بعد: { SLOT($why) }
valid-event = صالح: { SLOT($event) }
event-word = حدث
problems-in = { $n ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { NUMBER($n) } مشكلات
    [many] { NUMBER($n) } مشكلة
   *[other] { NUMBER($n) } مشكلة
} في { SLOT($event) }
problems-no-type = { $n ->
    [zero] لا مشكلات
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { NUMBER($n) } مشكلات
    [many] { NUMBER($n) } مشكلة
   *[other] { NUMBER($n) } مشكلة
}: لا يذكر النص نوع حدث
array-empty = لا حدث في المصفوفة
one-valid = الحدث الوحيد صالح
all-valid = كل الأحداث ({ NUMBER($n) }) صالحة
valid-but-around = { $n ->
    [zero] لا أحداث
    [one] حدث واحد
    [two] حدثان
    [few] { NUMBER($n) } أحداث
    [many] { NUMBER($n) } حدثًا
   *[other] { NUMBER($n) } حدث
}، وكل منها صالح، لكن النص حولها ليس JSON
some-wrong = فيه مشكلات { NUMBER($n) } من { NUMBER($all) } من الأحداث
