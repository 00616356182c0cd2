# reviewed: no
event-answers-read = قراءة إجابات فردية من جولة
event-texts-read = قراءة ما كتبته منظمات
event-codes-changed = تعديل وسوم جولة
event-text-coded = وسم ما كتبته منظمة
results-title = النتائج
results-lede = ما أُجيب به في هذه الجولة. ولا تظهر هنا في أي موضع هوية من أجاب.
results-distributions = التوزيعات
results-counted = { $count ->
    [zero] لم تقدّم أي منظمة إجابتها.
    [one] قدّمت منظمة واحدة إجابتها.
    [two] قدّمت منظمتان إجابتيهما.
    [few] قدّمت { $count } منظمات إجاباتها.
    [many] قدّمت { $count } منظمة إجاباتها.
   *[other] قدّمت { $count } منظمة إجاباتها.
}
results-governments = { $count ->
    [zero] لم تجب أي حكومة عن نفسها.
    [one] أجابت حكومة واحدة عن نفسها، وإجابتها معروضة على حدة.
    [two] أجابت حكومتان عن نفسيهما، وإجابتاهما معروضتان على حدة.
    [few] أجابت { $count } حكومات عن نفسها، وإجاباتها معروضة على حدة.
    [many] أجابت { $count } حكومة عن نفسها، وإجاباتها معروضة على حدة.
   *[other] أجابت { $count } حكومة عن نفسها، وإجاباتها معروضة على حدة.
}
results-none = لم يقدّم أحد إجابة بعد.
results-few = قدّمت أقل من ثلاث منظمات إجاباتها. ولا يُحسب هنا ما أجابت به، كي لا يمكن التعرف على أحد.
results-wait = تظهر لك النتائج بعد انتهاء الجولة. فقبل ذلك قد يستنتج من يراقب أي منظمة قدّمت إجابتها ما أجابت به.
results-rules = كيف تُقرأ هذه الأرقام
results-rule-share = النسب من الإجابات التي تعطي قيمة. أما «لا أعرف» و«أفضّل عدم الإفصاح» و«لا ينطبق» والإجابات الفارغة فترد أسفلها ولا تدخل في أي نسبة. وبين قوسين: العدد.
results-rule-few = حيث أعطت أقل من ثلاث منظمات قيمة، أو أعطت إحداها أكثر من 60 في المئة من القيم، لا يُعرض شيء. والولايات القضائية التي فيها عدد قليل جداً تُعرض معاً حيث يكفي ذلك. وثلاث منظمات أو أربع: أدلة محدودة.
results-rule-total = «كل ما هو معروض» يجمع ما هو معروض، فلا يُستنتج منه بالطرح شيء مما حُجب.
results-rule-government = ما تجيب به الحكومة عن نفسها يرد في عمود خاص به ولا يرد في غيره.
results-section = جزء الاستبيان
results-value = الإجابة
results-all = كل ما هو معروض
results-others = { $count ->
    [zero] لا ولايات قضائية أخرى
    [one] ولاية قضائية أخرى
    [two] ولايتان قضائيتان أخريان معاً
    [few] { $count } ولايات قضائية أخرى معاً
    [many] { $count } ولاية قضائية أخرى معاً
   *[other] { $count } ولاية قضائية أخرى معاً
}
results-government = { $place }: الحكومة عن نفسها
results-cell-empty = لم يجب أحد
results-withheld = غير معروض: عدد المنظمات قليل جداً
results-together = العدد وحده قليل جداً؛ محسوب مع الأخريات معاً
results-denominator = الإجابات المحسوبة في النسب
results-organisations = المنظمات
results-missing = تُركت فارغة، أو لم يُسأل عنها
results-median = الوسيط
results-middle = النصف الأوسط
results-range = من { $low } إلى { $high }
results-other = إجابة أخرى
results-many = كان يمكن اختيار أكثر من إجابة، فقد يزيد مجموع النسب على 100 في المئة. ومن لم يختر شيئاً يُحسب إجابة فارغة.
results-first = رُتّبت الإجابات؛ والمحسوب هو ما وُضع أولاً.
results-nothing-here = ليس في هذا الجزء ما يمكن عدّه.
results-forms = بحسب شكل العنف
results-forms-lede = أشكال العنف التي يختلف الأمر بشأنها، مبدأً بعد مبدأ.
results-forms-caption = نسبة من المنظمات التي تسمّي شكلاً واحداً على الأقل للمبدأ، وعددها
results-forms-none = لا يسأل هذا الاستبيان عن أشكال العنف.
results-principle = المبدأ
results-answers = الإجابات الفردية
results-answers-lede = كل فتح لهذه الصفحات يُدوَّن في سجل الإجراءات. ويُرجى عدم محاولة معرفة صاحبة أي إجابة.
results-answers-caption = الإجابات، وكل منها كما قُدّمت آخر مرة
results-answers-empty = لا توجد إجابة مطابقة.
results-mark = العلامة
results-corrections = التصحيحات
results-day = آخر تقديم
results-columns = الأعمدة
results-columns-none = من دون إجابات
results-holds = بهذه الإجابة
results-one = الإجابة { $mark }
results-consent-use = يجوز استخدامها
results-consent-quote = يجوز اقتباسها
results-consent-share = يجوز إطلاع آخرين عليها
results-texts = بكلماتهن
results-texts-lede = ما كتبته المنظمات، سؤالاً بعد سؤال. وكل فتح يُدوَّن في سجل الإجراءات.
results-texts-empty = لم يكتب أحد شيئاً بعد.
results-texts-count = النصوص
results-text-empty = لا يوجد نص هنا.
results-text-blind = تظهر لك الوسوم التي أعطاها غيرك لنص ما بعد أن تحفظ وسومك.
results-text-tagged = وُسم من قِبلك
results-text-alone = لم يسمه أحد غيرك بعد.
results-text-save = حفظ الوسوم
results-text-other = شخص آخر، { $number }
results-text-no-tag = بلا وسم
results-quote-yes = يجوز اقتباسه من دون اسم
results-quote-no = لا يجوز اقتباسه
results-codes = الوسوم
results-codes-lede = وسوم لما كتبته المنظمات، من العام إلى الخاص. ويتشاركها كل من يقرأ نصوص هذه الجولة.
results-codes-empty = لا توجد وسوم بعد. تُكتب أولاً ضمن «الوسوم».
results-code = الوسم
results-code-parent = تحت
results-code-top = في الأعلى
results-code-add = إضافة الوسم
results-code-into = في
results-code-merge = دمج
results-code-archive = حفظ جانباً
results-code-restore = إعادة
results-code-archived = محفوظ جانباً
results-agreement = مدى الاتفاق في الوسم
results-agreement-lede = عدد من وسم النصوص: { $coders }. عدد النصوص الموسومة: { $texts }.
results-agreement-none = لم يسم شخصان أي نص واحد بعد، فليس هناك ما يُقارن.
results-agreement-caption = لكل وسم: كم مرة أُعطي، وإلى أي مدى يتفق من وسم النص نفسه. قيمة α لكريبندورف هي 1 حيث يتفق الجميع، و0 حيث يكون الاتفاق كما تأتي به المصادفة. وتؤدي العلامات إلى النصوص التي يختلف فيها غيرك معك أو في ما بينهم.
results-agreement-given = نصوص تحمله
results-agreement-texts = نصوص وسمها شخصان أو أكثر
results-agreement-share = الأزواج المتفقة
results-agreement-alpha = α
results-agreement-differ = نصوص فيها اختلاف
