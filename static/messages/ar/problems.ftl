# By the codes of src/api/error.rs.
problem = { $code ->
    [Unauthorized] يلزم مفتاح.
    [Forbidden] المفتاح لا يتيح هذا.
    [ViewerOnly] من يملك صلاحية العرض لا يغيّر شيئًا.
    [NotFound] غير موجود.
    [MethodNotAllowed] طريقة غير صحيحة.
    [BadBody] تتعذّر قراءة المتن.
    [BodyTooLarge] المتن أكبر من اللازم.
    [UnsupportedMediaType] هذا النوع من المتن غير مقبول.
    [BadQuery] تتعذّر قراءة الاستعلام.
    [InvalidEndpoint] في نقطة النهاية مشكلات.
    [InvalidAccess] في طلب الرمز مشكلات.
    [InvalidRotation] في التدوير مشكلات.
    [TooManySecrets] يوقّع عدد زائد من المفاتيح السرية بالفعل.
    [UnknownEventType] نوع حدث غير معروف.
    [InvalidEvent] الحدث يخالف مخططه.
    [BatchTooLong] الدفعة أطول من اللازم.
    [IdempotencyConflict] المفتاح نفسه مع حدث آخر.
    [EndpointChanged] تغيّرت نقطة النهاية.
    [EndpointDisabled] نقطة النهاية معطّلة.
    [AttemptUnderWay] ثمة محاولة جارية.
    [InvalidReplay] في إعادة الإرسال مشكلات.
    [ReplayRunning] إعادة الإرسال جارية.
    [RunUnderWay] ثمة فحص جارٍ.
    [TooManyRuns] عمليات فحص أكثر من اللازم.
    [NotYet] لم يحن وقته بعد.
    [AlreadyDelivered] لقد وصل.
    [EventErased] مُحيت الحمولة.
    [Behind] في الانتظار أكثر من اللازم.
    [EndpointDeleted] حُذفت نقطة النهاية.
    [Misconfigured] إعدادات الخدمة غير متوافقة.
    [ShardDown] جزء من الخدمة متوقف.
   *[Internal] الخلل من جهتنا.
}
