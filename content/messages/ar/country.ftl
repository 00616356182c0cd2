# reviewed: no
countries-heading = البلدان والأقاليم
countries-lede = يمكن البحث هنا عن دولة أو إقليم أو جزء من أي منهما. ولا تنطوي الأسماء والرموز على أي رأي بشأن المركز القانوني أو الحدود.
countries-search-label = الاسم أو الرمز
countries-search-hint = مثلاً: ماليزيا، MYS، MY، 458، MY-10
countries-region-label = المنطقة
countries-region-all = جميع المناطق
countries-data-label = ما له بيانات مفتوحة فقط
countries-filter-button = عرض
countries-clear = إلغاء التصفية
countries-count = { $count ->
    [zero] لا ولايات قضائية
    [one] ولاية قضائية واحدة
    [two] ولايتان قضائيتان
    [few] { $count } ولايات قضائية
    [many] { $count } ولاية قضائية
   *[other] { $count } ولاية قضائية
}
countries-empty = لا توجد نتائج.
countries-empty-remedy = يمكن تجربة حروف أقل، أو الاسم بلغة أخرى، أو رمز ISO.
countries-table-caption = البلدان والأقاليم، وما يوجد عنها من بيانات مفتوحة
countries-name-column = الاسم
countries-code-column = الرمز
countries-region-column = المنطقة
countries-values-column = القيم المنشورة
countries-units-heading = أجزاء من دول مطابقة للبحث
countries-map-choose = العرض على الخريطة
countries-map-table-note = ترد القيم نفسها في العمود الأخير من الجدول أدناه.
kind-un-member = دولة عضو في الأمم المتحدة
kind-un-observer = دولة لها صفة المراقب لدى الأمم المتحدة
kind-territory = إقليم
kind-other = وارد في مجموعات البيانات
kind-unit = جزء من { $state }

map-title = خريطة العالم: { $variable }
map-description = بلدان مظللة بحسب قيمها. والبلدان المخططة ليست لها قيمة منشورة: غير المعروف ليس صفراً.
map-unknown = غير معروف
map-neutral = متنازع عليه: يُعرض دون قيمة
map-class-range = من { $from } إلى { $to }

profile-kicker = بيانات مفتوحة · الإصدار { $edition }
profile-heading = { $name }: المنشور عن القانون والممارسة
profile-lede = ما تقوله البيانات المفتوحة في إطار الواجبات الخمسة، مع كل قيمة مصدرها وسنتها ومقياسها. ولم يضع أحد هنا تقديراً لهذه الدولة.
profile-disclaimer = بيانات مفتوحة فحسب؛ لا تقييم؛ ليست صادرة عن مشروع العناية الواجبة (Due Diligence Project) ولا معدّة له.
profile-fact-principles = { $known } من { $total }
profile-fact-principles-label = المبادئ التي توجد بشأنها بيانات مفتوحة؛ وما عداها غير معروف
profile-fact-sources-label = { $count ->
    [zero] مصادر تتناولها
    [one] مصدر يتناولها
    [two] مصدران يتناولانها
    [few] مصادر تتناولها
    [many] مصدراً يتناولها
   *[other] مصدر يتناولها
}
profile-fact-treaties-label = عدد معاهدات المكتبة التي يُعرف أن الدولة طرف فيها
profile-fact-since = منذ { $year }
profile-fact-law-on-dv = قانون بشأن العنف العائلي
profile-picture-heading = الملف: القانون والممارسة بحسب المبدأ
profile-picture-caption = سطر لكل مبدأ نُشر عنه شيء. وكل علامة إجابة منشورة واحدة أو درجة واحدة على مقياسها الخاص؛ ولا توضع المصادر على محور مشترك. العلامة الممتلئة: الإجابة الأقرب إلى المعيار. والعلامة المفرغة: الإجابة الأخرى. والخط المتقطع: لم ينشر أحد شيئاً، وهذا ليس صفراً.
profile-legend-nearer = ممتلئة: أقرب إلى المعيار
profile-legend-other = مفرغة: الإجابة الأخرى
profile-legend-number = درجة على مقياسها الخاص
profile-scores-heading = درجات مختلفة جنباً إلى جنب
profile-scores-caption = كل درجة على مقياس ناشرها، من { $from } إلى { $to }. وهي تطرح أسئلة مختلفة، ولذلك قد تختلف؛ ولا يُستخرج متوسط بين درجة وأخرى.
profile-timeline-heading = قانون العنف العائلي، سنة بسنة
profile-timeline-caption = كما نُشر عن كل سنة. الممتلئ: نعم. المفرغ: لا. المخطط: غير معروف.
profile-context-heading = السياق
profile-context-lede = مدى انتشار العنف. وليس هذا أبداً درجة للدولة: فحيث تجرؤ نساء أكثر على التبليغ، ترتفع الأرقام.
profile-by-principle-heading = مبدأً مبدأً
profile-unknown-heading = ما هو غير معروف
profile-unknown-lede = { $count ->
    [zero] لا يوجد مبدأ لم يُنشر عنه شيء.
    [one] هناك مبدأ واحد لم ينشر عنه أحد شيئاً فيما نعلم.
    [two] هناك مبدآن لم ينشر عنهما أحد شيئاً فيما نعلم.
    [few] هناك { $count } مبادئ لم ينشر عنها أحد شيئاً فيما نعلم.
    [many] هناك { $count } مبدأً لم ينشر عنها أحد شيئاً فيما نعلم.
   *[other] هناك { $count } مبدأ لم ينشر عنها أحد شيئاً فيما نعلم.
}
profile-nothing = لم يُنشر شيء فيما نعلم. وهذا غير معروف، وليس صفراً.
profile-nothing-unit = لا توجد، فيما نعلم، مجموعة بيانات مفتوحة تتناول هذا الجزء من { $state }. وقد يفيد ملف الدولة نفسها.
profile-state-link = ملف { $state }
profile-units-heading = أجزاؤها
profile-units-lede = { $count ->
    [zero] لا تقسيمات فرعية لها رمز ISO 3166-2
    [one] تقسيم فرعي واحد له رمز ISO 3166-2
    [two] تقسيمان فرعيان لهما رمزان ISO 3166-2
    [few] { $count } تقسيمات فرعية لها رموز ISO 3166-2
    [many] { $count } تقسيماً فرعياً لها رموز ISO 3166-2
   *[other] { $count } تقسيم فرعي لها رموز ISO 3166-2
}
profile-treaties-heading = المعاهدات
profile-treaties-lede = ما يقوله كل مصدر عن هذه الدولة وعن كل معاهدة. وحيثما لم يخبرنا أحد، فالوضع غير معروف؛ وغير المعروف لا يعني عدم الانضمام.
profile-standards-heading = المعايير المنطبقة
profile-standards-lede = ملزم: هذه الدولة طرف في المعاهدة، أو الحكم صادر ضدها. للمقارنة: يُقرأ على سبيل المقارنة.
profile-compare-link = المقارنة بدول أخرى
profile-reports-heading = للتنزيل
profile-cite-heading = كيفية الاستشهاد بهذه الصفحة
profile-cite = { $name }: بيانات مفتوحة عن القانون والممارسة. Diligence، { $edition }. تاريخ الاطلاع: { $date }.
treaty-column = المعاهدة
treaty-state-column = الوضع
treaty-since-column = منذ
treaty-reservations-column = التحفظات
treaty-source-column = المصدر
treaty-party = طرف
treaty-signatory = موقِّعة، وليست طرفاً
treaty-none = ليست طرفاً ولا موقِّعة
treaty-withdrawn = منسحبة
treaty-unknown = غير معروف
treaty-sources-differ = تختلف المصادر
reservations-none = لا تحفظات، وفقاً للمصدر
reservations-unknown = غير معروفة
binding-binding = ملزم لهذه الدولة
binding-comparative = معيار للمقارنة
binding-unknown = معيار للمقارنة؛ ولا يُعرف هل هو ملزم
value-column = القيمة
year-column = السنة
source-column = المصدر
principle-column = المبدأ
law-column = القانون
practice-column = الممارسة
context-column = السياق
caveat-label = كيف تُقرأ

compare-heading = مقارنة
compare-lede = من ولايتين قضائيتين إلى أربع، جنباً إلى جنب، قيمةً بقيمة. ولا توضع قيم المصادر المختلفة على مقياس مشترك، وليس هناك ترتيب.
compare-choose = الولايات القضائية المراد مقارنتها
compare-slot = الولاية القضائية { $number }
compare-nobody = دون اختيار
compare-button = مقارنة
compare-too-few = يجب اختيار اثنتين على الأقل.
compare-too-few-remedy = يُرجى أن يُختار أعلاه ما بين دولتين أو إقليمين وأربع دول أو أقاليم؛ وترد أولاً تلك التي لها بيانات مفتوحة.
compare-with-data = لها بيانات مفتوحة
compare-without-data = ليست لها بيانات مفتوحة
compare-scores-heading = الدرجات، كل منها على مقياسها
compare-table-caption = جميع القيم، بحسب المبدأ
compare-same-named-twice = ذُكرت ولاية قضائية مرتين؛ وهي معروضة مرة واحدة.
