span-ms = { NUMBER($n) } م.ث
span-seconds = { NUMBER($n) } ث
span-minutes = { NUMBER($n) } د
span-minutes-seconds = { NUMBER($minutes) } د { NUMBER($seconds) } ث
span-hours = { NUMBER($n) } س
span-hours-minutes = { NUMBER($hours) } س { NUMBER($minutes) } د
just-now = الآن
time-and-distance = { $time } ({ $distance })
count-down = بعد { $left }
count-down-over = الآن
by-you = أنت
by-provider = المزوّد
cause-status = الاستجابة { $status }
cause-timed-out = لم تصل استجابة كاملة في الوقت المحدد
cause-unreachable = تعذّر الاتصال
cause-cut-off = انقطعت الاستجابة قبل اكتمالها
cause-unreadable = وصلت استجابة يتعذّر فكّ ضغطها
cause-name-or-tls = تعذّر الاتصال: لا يمكن تحليل الاسم أو فشل TLS
cause-dns = تعذّر الاتصال: لا يمكن تحليل الاسم
cause-tls = تعذّر الاتصال: فشل TLS
cause-blocked = لم يُرسَل: العنوان غير مسموح به
cause-interrupted = انقطعت من جهتنا
short-timed-out = انتهت المهلة
short-unreachable = لا اتصال
short-cut-off = انقطعت
short-unreadable = غير مقروءة
short-name-or-tls = الاسم أو TLS
short-dns = الاسم
short-blocked = محظور
short-interrupted = انقطعت من جهتنا
advice-redirect = لا نتبع عمليات إعادة التوجيه أبدًا. أدخل عنوان URL الذي تؤدي إليه.
advice-refused = رفضَنا خادمك. تحقق من الترويسات التي ترسلها نقطة النهاية هذه.
advice-no-post = لا شيء يجيب عن طلبات POST في هذا المسار. تحقق من عنوان URL.
advice-gone = الرمز ⁦410 Gone⁩ يطلب منا التوقف، لذلك عُطّلت نقطة النهاية.
advice-too-large = كان متن الطلب أكبر مما يقبله خادمك.
advice-too-many = طلب خادمك تقليل عدد الطلبات.
advice-server-failed = حدث خطأ في خادمك. سجلّه في هذا الوقت يبيّن السبب.
advice-not-success = لا يُعَدّ الحدث مستلَمًا إلا باستجابة من 200 إلى 299.
advice-timed-out = أجب أولًا ثم عالج: تنتهي المحاولة بعد 15 ثانية.
advice-unreachable = تأكد من أن الخادم يعمل ويقبل الاتصالات على هذا المنفذ.
advice-cut-off = أنهى خادمك، أو وسيط أمامه، الاتصال في منتصف الاستجابة.
advice-unreadable = ترميز محتوى الاستجابة ليس هو المذكور في ترويستها.
advice-name-or-tls = تأكد من أن الاسم يشير إلى عنوان عام وأن الشهادة صالحة له.
advice-dns = تأكد من أن الاسم يشير إلى عنوان عام.
advice-tls = تأكد من أن الشهادة صالحة لهذا العنوان مع السلسلة كاملة.
advice-blocked = لا نتصل إلا بعناوين يمكن الوصول إليها من الإنترنت.
advice-interrupted = توقفت خدمتنا أثناء المحاولة. ربما وصل الحدث: ميّز التكرار بمعرّفه.
off-by-you = أوقفتَها أنت، { $ago }
off-by-provider = أوقفها المزوّد، { $ago }
off-by = أوقفها { $who }، { $ago }
off-gone = أجابت بالرمز ⁦410 Gone⁩، { $ago }
off-failing = لم يصل إليها شيء لمدة طويلة، { $ago }
all-events = { $n ->
    [zero] كل الأحداث ({ NUMBER($n) })
    [one] كل الأحداث ({ NUMBER($n) })
    [two] كل الأحداث ({ NUMBER($n) })
    [few] كل الأحداث ({ NUMBER($n) })
    [many] كل الأحداث ({ NUMBER($n) })
   *[other] كل الأحداث ({ NUMBER($n) })
}
deleted-endpoint = نقطة نهاية محذوفة
comma = {"، "}
