security-lead = كل طلب موقّع. تحقق منه فلا يدخل إلا ما أرسلناه.
as-provider-sets = كما يحدده مزوّدك
addresses-local = في هذا الوضع المحلي أيضًا http غير المشفّر وعناوين هذا الجهاز، وهي مرفوضة في الإنتاج.
addresses-public = تُرفض العناوين الخاصة والمحلية وعناوين الارتباط المحلي وعناوين البيانات الوصفية، عند الحفظ وفي كل محاولة.
stored-title = ما يُخزَّن وأين نتصل
stored-payloads = الحمولات والاستجابات
stored-payloads-words = تُختم بـ AES-256-GCM ثم تُمحى.
stored-log = المعرّفات والأنواع والأوقات والأسباب
stored-log-words = سجل ما أُرسل دون محتواه.
stored-secrets = المفاتيح السرية وقيم الترويسات
stored-secrets-time = إلى أن تغيّرها أو تحذفها
stored-secrets-words = مختومة. لا تُعرض قيمة ترويسة مرة أخرى، حتى لك.
stored-signatures = التواقيع
stored-signatures-time = لا تُخزَّن
stored-signatures-words = تُوقَّع كل محاولة عند خروجها.
stored-addresses = العناوين
stored-addresses-which = العامة، عبر https
stored-redirects = إعادة التوجيه
stored-redirects-time = لا تُتبع أبدًا
stored-redirects-words = يذهب الطلب الموقّع إلى العنوان الذي أدخلته، أو لا يذهب.
verify-title = التحقق من توقيع
verify-words = التوقيع هو ترميز base64 لـ HMAC-SHA256 على { SLOT($id) } و{ SLOT($timestamp) } والمتن موصولةً بنقاط. والمفتاح هو ما يلي { SLOT($prefix) } في المفتاح السري بعد فك ترميز base64. هذه مستقبِلات كاملة؛ وتلك الخاصة بـ Node وPython وRust تُشغَّل في اختباراتنا مع عمليات تسليم حقيقية.
language-of-receiver = لغة المستقبِل
rotation-title = تدوير مفتاح سري
rotation-one = اضغط { SLOT($button) } في صفحة نقطة النهاية. { SLOT($link) }
rotation-two = إلى أن ينتهي التداخل يحمل كل طلب توقيعًا بكل مفتاح سري، الأحدث أولًا.
rotation-three = أعطِ خادمك المفتاح الجديد. لا يفوت شيء مستقبِلًا يقبل أي توقيع من القائمة.
rotation-four = تسرّب مفتاح سري؟ اختر «الآن»: ينتهي القديم فورًا.
repeats-title = رفض التكرار وإعادة الإرسال الخبيثة
repeats-one = ارفض أي طابع زمني يحيد أكثر من { $minutes ->
    [zero] { NUMBER($minutes) } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { NUMBER($minutes) } دقائق
    [many] { NUMBER($minutes) } دقيقة
   *[other] { NUMBER($minutes) } دقيقة
}: فلا يستطيع من سجّل طلبًا إرساله لاحقًا.
repeats-two = احفظ كل { SLOT($id) } وتجاوز ما هو لديك: فهو نفسه في كل محاولة، والتسليم مرة واحدة على الأقل.
repeats-three = قارن في زمن ثابت. تُوقَّع كل إعادة محاولة من جديد بالمفاتيح السرية السارية في تلك اللحظة.
doctor-here = يُستنتج في علامة التبويب هذه. لا يُرسَل شيء ولا يُحفظ.
doctor-headers-hint = أسطر أو curl -v أو JSON أو القيم الثلاث
doctor-secret = المفتاح السري
doctor-secret-hint = عدة مفاتيح: واحد في كل سطر
doctor-hide-secret = إخفاء المفتاح السري
doctor-show-secret = عرض المفتاح السري
show = عرض
doctor-body = المتن كما قرأه خادمك
doctor-file = { $name }، { $n ->
    [zero] لا بايتات
    [one] بايت واحد
    [two] بايتان
    [few] { NUMBER($n) } بايتات
    [many] { NUMBER($n) } بايتًا
   *[other] { NUMBER($n) } بايت
}.
doctor-take-away = إزالته
doctor-exact-bytes = البايتات كما هي من ملف
doctor-from-delivery = هذا ما أرسلته آخر محاولة عدا التوقيع: فنحن لا نخزّنه. أدخل ما استلمه خادمك – التوقيع، وترويساته ومتنه إن اختلفا – ومفتاح نقطة النهاية السري.
delivery-not-loaded-because = تعذّر تحميل عملية التسليم. { $why }
doctor-valid = صالح: نحن أرسلنا هذا
doctor-not-valid = غير صالح: { $n ->
    [zero] لا أسباب
    [one] سبب واحد
    [two] سببان
    [few] { NUMBER($n) } أسباب
    [many] { NUMBER($n) } سببًا
   *[other] { NUMBER($n) } سبب
}
doctor-not-by-secret = غير صالح بالمفتاح السري الذي أدخلته
doctor-not-all = غير صالح، ولا يمكن معرفة كل شيء
doctor-the-headers = الترويسات
doctor-the-body = المتن
doctor-the-secret = المفتاح السري
doctor-now = بقي: { $one }
doctor-paste = الصق: { $all }، { $last }
doctor-by-your-secret = بمفتاحك السري
doctor-by-secret = بالمفتاح السري { NUMBER($n) } من { NUMBER($all) }
doctor-tries = يُجرَّب الطلب بعدها بكل خطأ نعرفه حتى يُنتج أحدها هذا التوقيع بعينه.
doctor-signed = وُقّع { $by }، { $when }.
doctor-refuses-still = ما زال خادمك يرفضه؟ ضع التوقيع الذي تحسبه شيفرتك مكان webhook-signature: فيُسمّى الخطأ الذي يُنتجه.
doctor-proof = بتصحيح { $n ->
    [zero] ذلك
    [one] هذا
    [two] كليهما
    [few] ذلك كله
    [many] ذلك كله
   *[other] ذلك كله
} يصير التوقيع صحيحًا { $by }.
doctor-other-secret = ولا ينتج هذا التوقيعَ أي من الأخطاء الأخرى التي نعرفها. انسخ المفتاح السري من جديد من صفحة نقطة النهاية، والمتن بايتاتٍ خامًا.
doctor-plain = هذا واضح. أما هل هو كل شيء فلا يمكن استنتاجه مما هنا.
doctor-not-first = هو التوقيع { NUMBER($place) } من { NUMBER($all) }: ثمة مفتاح سري قيد التدوير. الشيفرة التي تنظر إلى الأول فقط ترفض هذا.
doctor-name-spelt = ورد اسم بالصيغة { $name }. ليس هذا خطأ: قارن الأسماء دون اعتبار لحالة الأحرف.
doctor-what-mends = ما يصلحه
doctor-mends-in = ما يصلحه بلغة { $language }
language-of-fix = لغة الإصلاح
seconds-from-now = بعد { NUMBER($n) } ث
fix-raw-body = تحقق من بايتات المتن كما وصلت قبل أن يحلّلها أي شيء.
fix-key = خذ المفتاح السري لنقطة النهاية نفسها دون whsec_ بعد فك ترميز base64.
fix-text = وقّع webhook-id وwebhook-timestamp والمتن موصولةً بنقاط.
fix-base64 = قارن بايتات الملخّص بترميز base64 الذي يلي «v1,».
fix-every-signature = قسّم القائمة عند المسافات واقبل أي توقيع يبدأ بـ «v1,» ويطابق.
fix-tolerance = قارن ثواني صحيحة بثوانٍ صحيحة، وأبقِ الساعة مضبوطة (NTP).
fix-headers = خذ الترويسات الثلاث لهذا الطلب نفسه بأسمائها دون تغيير.
audit-title = سجل التدقيق
audit-words = من غيّر ماذا هنا، ومتى ومن أين: أسماء ما تغيّر، وليس سرًا أو قيمة أبدًا.
audit-loading = سجل التدقيق
audit-not-loaded = تعذّر تحميل سجل التدقيق.
audit-none = لم يغيّر أحد شيئًا بعد.
audit-verified = تم التحقق في علامة التبويب هذه: القيود من { NUMBER($from) } إلى { NUMBER($to) } سليمة وبترتيبها.
audit-keep = احفظ أحدث بصمة في مكان آخر: فهي تُظهر لاحقًا أن نهاية السجل لم تُقطع ولم تُكتب من جديد.
audit-changed = القيد { NUMBER($n) } غُيّر بعد كتابته.
audit-unlinked = القيد { NUMBER($n) } لا يتبع القيد الذي قبله: أُزيل قيد أو أُضيف أو كُتب من جديد.
audit-address = القيد { NUMBER($n) } يُظهر عنوانًا غير الذي كُتب.
audit-number = الرقم
audit-when = متى
audit-who = من
audit-what = ماذا
audit-from = المصدر والطلب
plain-number = { NUMBER($n) }
deed-create-endpoint = أنشأ نقطة النهاية
deed-change-endpoint = غيّر نقطة النهاية
deed-delete-endpoint = حذف نقطة النهاية
deed-read-secret = اطّلع على المفتاح السري لـ
deed-rotate-secret = بدّل المفتاح السري لـ
deed-test-endpoint = أرسل حدثًا تجريبيًا إلى
deed-start-conformance = جرّب نقطة النهاية
deed-replay = بدأ إعادة إرسال إلى
deed-cancel-replay = أوقف إعادة الإرسال
deed-retry-delivery = أعاد محاولة التسليم
deed-cancel-delivery = ألغى التسليم
deed-erase-event = محا حدثًا، محفوظ باسم
deed-grant-access = أصدر رمزًا إلى
deed-revoke-access = أنهى كل الرموز
deed-rekey = ختم البيانات بأحدث مفتاح
