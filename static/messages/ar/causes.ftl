mistake-id-changed = المعرّف في webhook-id ليس معرّف الحدث: ترويسات طلب مع متن طلب آخر.
mistake-id-cut = المعرّف في webhook-id مقطوع.
mistake-id-case = تغيرت حالة أحرف المعرّف في webhook-id.
mistake-timestamp-in-millis = الطابع الزمني بالميلي ثانية. نحن نرسل ثواني ونوقّع ثواني.
mistake-timestamp-form = الطابع الزمني ليس عددًا صحيحًا من الثواني. نرسل الثواني منذ 1970، عشرة أرقام.
mistake-signature-case = تغيرت حالة أحرف التوقيع. ترميز base64 يميّز بينها.
mistake-signature-hex = التوقيع بأرقام ست عشرية. توقيعنا base64 للبايتات نفسها.
mistake-signature-hex-in-base64 = التوقيع base64 لأرقام ست عشرية. توقيعنا base64 للبايتات.
mistake-signature-url-safe = التوقيع بصيغة base64 الخاصة بعناوين URL مع - و_. وفي توقيعنا + و/.
mistake-signature-bare = لا يسبق التوقيعَ «v1,».
mistake-signatures-joined = التواقيع موصولة بفواصل. نرسلها وبينها مسافة.
mistake-no-version-one = لا يبدأ أي توقيع بـ v1، وهو الإصدار الذي نرسله.
mistake-secret-spaced = حول المفتاح السري مسافة أو فاصل سطر أو علامات اقتباس.
mistake-secret-unreadable = المفتاح السري بعد whsec_ بترميز base64، وما أدخلته ليس كذلك: ربما نقص منه جزء.
mistake-secret-as-text = كان المفتاح هو المفتاح السري كما هو مكتوب مع whsec_. والمفتاح هو ما يليه بعد فك ترميز base64.
mistake-secret-undecoded = كان المفتاح هو النص بعد whsec_. يجب فك ترميزه من base64 أولًا.
mistake-secret-prefix-decoded = بقي whsec_ على المفتاح السري عند فك ترميزه. احذفه أولًا.
mistake-secret-url-safe = المفتاح السري بصيغة base64 الخاصة بعناوين URL مع - و_. وفي مفتاحنا + و/.
mistake-newline-added = لم يُرسَل فاصل السطر في نهاية المتن. جاء مع النسخ أو الطباعة أو محرّر.
mistake-newline-lost = أُرسل المتن وفي نهايته فاصل سطر ضاع.
mistake-carriage-returns-added = صارت فواصل الأسطر في المتن CR LF.
mistake-carriage-returns-lost = كانت فواصل الأسطر في المتن CR LF ففقدت CR.
mistake-byte-order-mark = وُضعت علامة ترتيب البايتات قبل المتن.
mistake-replaced = استُبدلت أحرف من المتن بالرمز � لأنها قُرئت بترميز خاطئ.
mistake-body-cut = ينقطع المتن قبل نهايته.
mistake-missing = الترويسة { $name } غير موجودة.
mistake-repeated = الترويسة { $name } موجودة أكثر من مرة. نحن نرسلها مرة واحدة: أضافها شيء بيننا وبين برنامجك.
mistake-signature-cut = فقد التوقيع من آخره { $n ->
    [zero] لا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { NUMBER($n) } أحرف
    [many] { NUMBER($n) } حرفًا
   *[other] { NUMBER($n) } حرف
}.
mistake-read-as-latin = قُرئ متن UTF-8 على أنه Latin-1 (Windows-1252): فصار كل حرف خارج ASCII حرفين آخرين أو أكثر.
mistake-latin = كُتب المتن بترميز Latin-1، وقد أُرسل بترميز UTF-8.
mistake-utf16 = كُتب المتن بترميز UTF-16، وقد أُرسل بترميز UTF-8.
mistake-body-altered = يختلف المتن عمّا أُرسل ابتداءً من البايت { $byte }.
mistake-other-secret = { $n ->
    [zero] لم يُدخل مفتاح سري.
    [one] لم يُنتج المفتاح السري الذي أدخلته هذا التوقيع. هو لنقطة نهاية أخرى أو جرى تدويره.
    [two] لم يُنتج أي من المفتاحين السريين اللذين أدخلتهما هذا التوقيع. هو بمفتاح نقطة نهاية أخرى أو بمفتاح جاء أو ذهب مع تدوير.
    [few] لم يُنتج أي من المفاتيح السرية ({ $n }) التي أدخلتها هذا التوقيع. هو بمفتاح نقطة نهاية أخرى أو بمفتاح جاء أو ذهب مع تدوير.
    [many] لم يُنتج أي من المفاتيح السرية ({ $n }) التي أدخلتها هذا التوقيع. هو بمفتاح نقطة نهاية أخرى أو بمفتاح جاء أو ذهب مع تدوير.
   *[other] لم يُنتج أي من المفاتيح السرية ({ $n }) التي أدخلتها هذا التوقيع. هو بمفتاح نقطة نهاية أخرى أو بمفتاح جاء أو ذهب مع تدوير.
}
mistake-too-old = التوقيع صحيح لكنه أُنشئ قبل { $span }، والمستقبِلون يقبلون { $tolerance }. إن استلم خادمك هذا الطلب الآن فساعته أو ساعتك متقدمة؛ وإن كان من سجل فهو قديم فحسب.
mistake-too-early = التوقيع صحيح لكن طابعه الزمني يسبق الوقت الحالي بمقدار { $span }، والمستقبِلون يقبلون { $tolerance }: الساعة هنا متأخرة.
mistake-signed = ما وُقّع هو { $what }. نحن نوقّع id.timestamp.body.
mistake-signed-between = ما وُقّع هو id{ $between }timestamp{ $between }body. يُفصل بين الثلاثة بنقاط.
signed-body-alone = المتن وحده دون المعرّف والطابع الزمني
signed-without-id = timestamp.body دون المعرّف
signed-without-timestamp = id.body دون الطابع الزمني
signed-swapped = timestamp.id.body: المعرّف والطابع الزمني متبادلان
signed-in-millis = id.timestamp.body والطابع الزمني بالميلي ثانية
signed-nothing-between = المعرّف والطابع الزمني والمتن دون فاصل بينها
signed-lines-between = المعرّف والطابع الزمني والمتن وبينها فواصل أسطر
signed-spaces-between = المعرّف والطابع الزمني والمتن وبينها مسافات
mistake-rewritten = حُلّل المتن وكُتب من جديد: { $how }. والتوقيع على البايتات كما وصلت.
mistake-rewritten-plain = حُلّل المتن وكُتب من جديد. والتوقيع على البايتات كما وصلت.
rewritten-compact = زالت مسافاته
rewritten-python = تلي فواصلَه ونقطتيه مسافات كما يكتب json.dumps في Python
rewritten-indented = وُزّع على أسطر
rewritten-spaced = مسافاته مختلفة
rewritten-sorted = أعضاؤه مرتبة بالأسماء
rewritten-order = أعضاؤه بترتيب آخر
rewritten-numbers = الأرقام مكتوبة على نحو آخر (صار 7.0 هو 7)
rewritten-slashes = الشرطة / مكتوبة على نحو آخر (\/)
rewritten-letters = الأحرف مرمَّزة على نحو آخر (\u00e9 بدل é)
