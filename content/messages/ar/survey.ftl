# reviewed: no
nav-survey = الاستبيان
survey-entrance-title = فتح إجابتك
survey-entrance-lede = بالرمز الذي أُعطي لك. ولا يلزمك حساب.
survey-inside = إجابتك مفتوحة في هذا المتصفح. ويمكنك متابعتها.
survey-code = الرمز
survey-code-hint = ست مجموعات، في كل منها أربع خانات من الحروف والأرقام. ولا فرق بين الحروف الكبيرة والصغيرة، ولا أهمية للمسافات والشرطات.
survey-label = بماذا يناديك من يشارك معك في الإجابة؟
survey-label-hint = فقط إذا كان إعداد الإجابة الواحدة يجري بين عدة أشخاص. كلمة من اختيارك، مثل «أ» أو «المكتب»؛ وليس اسماً.
survey-open = فتح
survey-entrance-safe = يمكنك مغادرة هذه الصفحة في أي وقت بالزر الموجود أعلاه. ويبقى ما حفظته؛ ويفتحه رمزك من جديد، على أي جهاز.
survey-wrong-code = هذا الرمز لا يفتح شيئاً. يُرجى التحقق منه حرفاً حرفاً، أو طلب رمز جديد من الجهة التي أعطتك إياه.
survey-verify-title = التحقق من إيصال
survey-receipt-code = الإيصال
survey-verify = التحقق
survey-receipt-holds = هذا الإيصال صحيح.
survey-receipt-none = لا يوجد إيصال كهذا. ربما وقع خطأ في كتابته، أو سُحبت الإجابة.
survey-receipt-words = التقديم رقم { $number }، المستلَم في { $day }
survey-over-title = انتهى العمل بهذا الرمز
survey-over-text = أنهت العمل به الجهة التي أعطتك إياه. وما قُدّم من قبل يبقى كما كان. وإن لم يكن هذا متوقعاً، فيمكنك سؤالها عنه.
survey-withdrawn-title = سُحبت هذه الإجابة
survey-withdrawn-text = لم يبقَ منها شيء هنا.
survey-withdrawn-done = لم يبقَ من إجابتك شيء هنا، ولم يعد رمزك يفتح شيئاً. أما النسخ التي حفظتها أو طبعتها بنفسك فيبقى إتلافها بيدك.
survey-ended-title = مغلقة مؤقتاً
survey-ended-text = يبقى ما حفظته. وقد نسي هذا المتصفح الرمز.
survey-back-in = الفتح من جديد بالرمز
survey-again-title = يُرجى كتابة رمزك مرة أخرى
survey-again-text = لم يُستخدم منذ بضع ساعات. وما كتبته ينتظر هنا ويُحفظ عند المتابعة.
survey-go-on = متابعة
survey-begin-title = قبل البدء
survey-consent-heading = ما تشمله موافقتك
survey-fact-apart = تُحفظ هويتك بمعزل عن إجاباتك. ولا يُقال لمن يقرأ الإجابات لمن هي.
survey-fact-days = لا يُحفظ إلا اليوم، ولا يُحفظ الوقت أبداً؛ ولا يُحفظ أبداً عنوانك ولا متصفحك.
survey-fact-skip = يمكنك تخطي أي سؤال.
survey-fact-withdraw = يمكنك سحب كل شيء في أي وقت؛ وعندئذ لا يبقى منه شيء.
survey-help-heading = أين توجد المساعدة
survey-agree = قرأت هذا وأوافق عليه
survey-agree-missing = لا يُسأل عن شيء قبل موافقتك. وإن لم تكن لديك رغبة في الموافقة، فيمكنك إغلاق هذه الصفحة: لم يُحفظ شيء.
survey-begin = البدء
survey-until = تُستلم الإجابات حتى نهاية يوم { $day }.
survey-closed = لا تُستلم الإجابات في الوقت الحاضر. ويمكنك قراءة ما كتبته، وسحبه.
survey-closed-title = لم تعد الإجابات تُستلم
survey-closed-typed = ما كتبته قبل لحظات لم يُحفظ. ويمكنك نسخه من هنا عند الحاجة إليه.
survey-contents = المحتويات
survey-welcome = مرحباً بك
survey-more = أسئلة أخرى
survey-to-read = للقراءة
survey-not-begun = لم يبدأ بعد
survey-done-of = أُجيب عن { $done } من { $all }
survey-touched = آخر تغيير من { $label }
survey-comments-count = { $count ->
    [zero] لا تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقاً
   *[other] { $count } تعليق
}
survey-does-not-fit = يلزم النظر مجدداً
survey-submitted-once = سبق أن قدّمت هذه الإجابة. ولا يزال بإمكانك تصحيحها.
survey-review = قراءة الكل
survey-end-text = هل انتهى عملك اليوم؟ ينسى هذا المتصفح الرمز؛ ويبقى ما حفظته.
survey-end = إغلاق مؤقت
survey-withdraw-link = الإيصالات، وسحب إجابتك
survey-place = الصفحة { $here } من { $all }
survey-must = (مطلوب)
survey-no-answer = دون إجابة
survey-no-rank = دون ترتيب
survey-why = لماذا نسأل عن هذا؟
survey-no-files = لا تمكن إضافة ملفات هنا بعد. يُرجى أن يُذكر أعلاه أين توجد الوثيقة.
survey-theirs = في الأثناء كتب شخص يشارك معك في الإجابة: «{ "\u2068" }{ $text }{ "\u2069" }». وما كتبته موجود في الخانة ولم يُحفظ. وللإبقاء على صيغتك يلزم الحفظ مرة أخرى.
survey-entry = { $label } { $number }
survey-add = إضافة: { $label }
survey-remove = إزالة: { $label }
survey-wrong-missing = هذه الإجابة مطلوبة.
survey-wrong-constraint = هذه الإجابة لا توافق المطلوب.
survey-wrong-kind = ليس هذا عدداً أو يوماً أو وقتاً بالصيغة المطلوبة.
survey-wrong-choice = لم يعد هذا من بين الخيارات. يُرجى الاختيار من جديد.
survey-wrong-broken = الخلل في السؤال نفسه. ويمكنك المتابعة من دونه.
survey-saved = تم الحفظ.
survey-saving = يجري الحفظ …
survey-saved-but = تم الحفظ. يُرجى النظر مجدداً فيما يلي، أو المتابعة:
survey-conflict = غيّرت أنت وشخص آخر الإجابة نفسها. يُرجى النظر في الصيغتين أدناه.
survey-no-connection = لم يُحفظ: لا اتصال. يمكنك مواصلة الكتابة؛ وتُعاد المحاولة.
survey-expired = لم يُحفظ بعد. يُرجى الضغط على الزر الموجود في آخر الصفحة.
survey-nothing-here = ليس في هذه الصفحة ما يُجاب عنه، بعد ما أُجيب به من قبل.
survey-next = حفظ ومتابعة
survey-back = حفظ ورجوع
survey-update = تحديث هذه الصفحة
survey-to-review = حفظ وقراءة الكل
survey-comments = خاص بمن يشارك في الإجابة
survey-comments-text = يرى التعليقات من يجيب بالرمز نفسه، ولا تُقدَّم أبداً.
survey-comment = تعليق
survey-comment-add = إضافة التعليق
survey-settle = حُسم الأمر
survey-review-wrong = { $count ->
    [zero] توافق الإجابات كلها المطلوب، ولا ينقص منها شيء.
    [one] إجابة واحدة لا توافق المطلوب أو لم تُكتب. وهي معلَّمة أدناه.
    [two] إجابتان لا توافقان المطلوب أو لم تُكتبا. وهما معلَّمتان أدناه.
    [few] { $count } إجابات لا توافق المطلوب أو لم تُكتب. وهي معلَّمة أدناه.
    [many] { $count } إجابة لا توافق المطلوب أو لم تُكتب. وهي معلَّمة أدناه.
   *[other] { $count } إجابة لا توافق المطلوب أو لم تُكتب. وهي معلَّمة أدناه.
}
survey-review-empty = لا توجد إجابات بعد.
survey-download = أخذ نسخة في ملف نصي
survey-print = يطبع متصفحك هذه الصفحة كما هي.
survey-changes = ما غيّرته
survey-changes-caption = ما يختلف عما قُدّم من قبل
survey-question = السؤال
survey-before = قبل
survey-now = الآن
survey-submit = تقديم الإجابة
survey-submit-text = يمكنك تصحيحها حتى نهاية يوم { $day }؛ والتصحيح يُبقي على ما يصحّحه.
survey-submit-not-yet = يمكن تقديمها متى وافقت كل إجابة المطلوب.
survey-correct = تقديم التصحيح
survey-correct-text = ما قُدّم من قبل يُحفظ إلى جانب التصحيح.
survey-unchanged = لم يتغير شيء منذ تقديم إجابتك.
survey-receipts = الإيصالات
survey-receipts-text = يُرجى الاحتفاظ بالإيصال إن كان ذلك آمناً لك. ومن بيده الإيصال يستطيع التحقق من أن شيئاً قد استُلم في ذلك اليوم، ولا شيء غير ذلك.
survey-no-receipts = لم يُقدَّم شيء بعد.
survey-withdraw-title = سحب إجابتك
survey-withdraw-text = يُتلف المفتاح الذي يفتح إجابتك وتُحذف كلها، بما في ذلك ما قُدّم منها. أما ما نُشر من قبل فلا يمكن استرداده. ولا يمكن التراجع عن هذا.
survey-withdraw-nothing = ليس هنا شيء لك يمكن فتحه.
survey-withdraw-sure = نعم، أريد حذفها كلها
survey-withdraw-missing = يُرجى أولاً وضع علامة في المربع. ولم يُحذف شيء.
survey-withdraw = سحب الإجابة
survey-other-title = توجد إجابة أخرى مفتوحة في هذا المتصفح
survey-other-text = الصفحة المرسلة تخص رمزاً غير الرمز الذي استُخدم هنا آخر مرة. لم يُحفظ شيء ولم يتغير شيء في أي من الإجابتين. يُرجى نسخ ما كُتب، ثم فتح الإجابة الصحيحة برمزها.
survey-lost = لم يعد لما كُتب هنا مكان، لأن أحداً ممن يشارك في الإجابة أزاله:
survey-record-agree = أشيروا إلى أن المنظمة توافق على ما تطلبه الجولة: أضيفوا agree=1 إلى العنوان.
survey-record-none = هذا ليس سجلًا للاستبيان. لم يُحفظ شيء.
survey-record-foreign = يحتوي السجل على ما لا يسأل عنه الاستبيان. لم يُحفظ شيء.
survey-record-wrong = هذه الإجابات غير صالحة. لم يُحفظ شيء.
survey-record-begun = بدأت هذه الإجابة من قبل. افتحوها بالرمز وتابعوا هناك. لم يتغير شيء.
