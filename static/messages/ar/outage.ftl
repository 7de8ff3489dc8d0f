machine-lead = جدول الخدمة نفسها على ساعة في علامة التبويب هذه: إعادة المحاولة رقم n تنتظر n × { $delay }، والحد الأقصى { $n ->
    [zero] لا إعادات محاولة
    [one] إعادة محاولة واحدة
    [two] إعادتا محاولة
    [few] { NUMBER($n) } إعادات محاولة
    [many] { NUMBER($n) } إعادة محاولة
   *[other] { NUMBER($n) } إعادة محاولة
}.
how-long-down = مدة الانقطاع
down-5 = انقطاع 5 د
down-50 = 50 دقيقة
down-3-hours = 3 ساعات
down-night = ليلة كاملة
answers-503 = يجيب بالرمز 503
takes-no-connection = لا يقبل الاتصال
hangs = يعلّق 15 ثانية
answers-410 = يجيب بالرمز ⁦410 Gone⁩
hint-linear = اسحب الانقطاع أو طرفيه، أو حرّكها بمفاتيح الأسهم. المحور خطي.
hint-logarithmic = اسحب نهاية الانقطاع، أو حرّكها بمفاتيح الأسهم. المحور لوغاريتمي ابتداءً من بدء الانقطاع.
meanwhile-server = خادمك في الأثناء
events-spread = ستة موزعة عليه
events-first = واحد عند بدئه
time-axis = محور الزمن
linear = خطي
logarithmic = لوغاريتمي
as-it-begins = عند بدئه
into-it = بعد { $span } من بدئه
event-n = الحدث { NUMBER($n) }
becomes-title = مصير كل حدث
becomes-column = مصيره
axis-label = انقطاع على محور زمني ومحاولات كل حدث
mark-failed = محاولة فاشلة
mark-arrived = وصل
mark-published = نُشر
down-for = انقطاع مدته { $span }
down-for-from = انقطاع مدته { $span }، ابتداءً من { $from }
when-down = وقت الانقطاع
you-are-back = عودة الخادم
you-go-down = بدء الانقطاع
at-time = عند { $at }
attempt-arrives = المحاولة { NUMBER($n) } تصل بعد { $after } من النشر
attempt-fails = المحاولة { NUMBER($n) } تفشل بعد { $after } من النشر
minutes = { NUMBER($n) } د
hours = { NUMBER($n) } س
hours-minutes = { NUMBER($hours) } س { NUMBER($minutes) } د
arrives-at-once = يصل فورًا.
arrives-as-back = يصل في المحاولة { NUMBER($n) } لحظة عودة خادمك.
arrives-after = يصل في المحاولة { NUMBER($n) } بعد { $after } من عودة خادمك.
used-up = استنفد محاولاته ({ NUMBER($n) }) قبل { $before } من عودة خادمك: وهو محفوظ ويمكنك إعادة إرساله.
gone-parks = الرمز ⁦410 Gone⁩ يعطّل نقطة النهاية: الحدث محفوظ ويمكنك إعادة إرساله.
all-arrive = انقطاع مدته { $down }: تصل الأحداث كلها ({ NUMBER($n) }) من تلقاء نفسها.
none-arrives = انقطاع مدته { $down }: لا يصل أي من الأحداث ({ NUMBER($n) }). وكلها محفوظة لإعادة الإرسال.
some-arrive = انقطاع مدته { $down }: يصل { NUMBER($n) } من { NUMBER($all) } من تلقاء نفسها، وعدد المحفوظ لإعادة الإرسال { NUMBER($kept) }.
elsewhere = الانقطاع نفسه لدى غيرنا
elsewhere-words = ما تفعله المُهَل التي ينشرها غيرنا بالحدث الأول. أُهملت الزيادات العشوائية، ولا يُقارَن ما يفعلونه بعد إعادة المحاولة.
product = المنتج
tries-again = يعيد المحاولة
first-event = الحدث الأول
documentation = التوثيق
here = هنا
tries-then-replay = { $n ->
    [zero] { NUMBER($n) } مرة
    [one] مرة واحدة
    [two] مرتين
    [few] { NUMBER($n) } مرات
    [many] { NUMBER($n) } مرة
   *[other] { NUMBER($n) } مرة
} خلال { $span }، ثم بإعادة الإرسال
own-code = شيفرة هذه الخدمة نفسها
tries-listed = { $n ->
    [zero] { NUMBER($n) } مرة
    [one] مرة واحدة
    [two] مرتين
    [few] { NUMBER($n) } مرات
    [many] { NUMBER($n) } مرة
   *[other] { NUMBER($n) } مرة
} خلال { $span }
tries-within = طوال { $span }، والأوقات غير منشورة
tries-never = لا يعيد من تلقاء نفسه
days = { $n ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومان
    [few] { NUMBER($n) } أيام
    [many] { NUMBER($n) } يومًا
   *[other] { NUMBER($n) } يوم
}
arrives-perhaps = يصل خلال { $span } من عودة خادمك إن جرت المحاولة حينها.
not-tried-again = لا تُعاد محاولته تلقائيًا.
given-up = يُتخلى عنه قبل { $span } من عودة خادمك.
