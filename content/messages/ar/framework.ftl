# reviewed: no
framework-heading = الإطار
framework-lede = { $areas ->
    [zero] لا مجالات
    [one] مجال واحد
    [two] مجالان
    [few] { $areas } مجالات
    [many] { $areas } مجالاً
   *[other] { $areas } مجال
}، { $principles ->
    [zero] ولا مبادئ
    [one] ومبدأ واحد
    [two] ومبدآن
    [few] و{ $principles } مبادئ
    [many] و{ $principles } مبدأً
   *[other] و{ $principles } مبدأ
}. ويُسأل عن كل مبدأ سؤالان: هل هو قائم في القانون، وهل يُعمل به في الممارسة؟
framework-is-heading = ما يمثله هذا الإصدار
framework-is-not-heading = ما لا يمثله هذا الإصدار
framework-scale-heading = المقياس
framework-scale-caption = خمسة مستويات للقانون وخمسة للممارسة. ويرد «غير معروف» و«لا ينطبق» إلى جانب المقياس؛ وليس أي منهما صفراً.
framework-level = المستوى
framework-areas-heading = المجالات والمبادئ
framework-principle-count = { $count ->
    [zero] لا مبادئ
    [one] مبدأ واحد
    [two] مبدآن
    [few] { $count } مبادئ
    [many] { $count } مبدأً
   *[other] { $count } مبدأ
}
framework-editions-heading = الإصدارات
framework-edition-column = الإصدار
framework-published-column = تاريخ النشر
framework-digest-column = البصمة الرقمية
framework-core-mark = ضمن الاستبيان القصير
framework-vignettes-heading = حالات توضيحية
framework-vignettes-lede = حالات قصيرة في أماكن متخيلة. ويُطلب من كل من يضع تقديراً أن يضع لها تقديراً أيضاً، كي تمكن المقارنة بين معايير الحكم المختلفة.
vignette-level-low = يُراد لها أن تقع في أسفل المقياس
vignette-level-middle = يُراد لها أن تقع في وسط المقياس
vignette-level-high = يُراد لها أن تقع في أعلى المقياس
principle-anchors-caption = معنى كل مستوى من حيث: { $dimension }
principle-harmful = ضار
principle-indicators-heading = المؤشرات: ما يُنظر فيه
principle-indicators-lede = ترتبط الأدلة بالمؤشرات. ولا يُستخرج منها متوسط يصير تقديراً.
indicator-column = المؤشر
indicator-kind-column = النوع
indicator-dimension-column = يتعلق بـ
indicator-observed-column = ما يُلاحظ
indicator-evidence-column = ما يُعد دليلاً
principle-standards-heading = ما يقوله القانون
principle-standards-lede = الأحكام والقرارات التي يستند إليها هذا المبدأ، بعباراتنا. ويبين ملف كل دولة ما إذا كان أي منها ملزماً لها.
standard-column = المعيار
standard-says-column = ما ينص عليه
standard-force-column = القوة القانونية
standard-checked-column = التحقق
standard-checked = جرى التحقق منه بالمقارنة بالنص الرسمي
standard-unchecked = لم يُتحقق منه بعد
standard-official-text = النص الرسمي
standard-respondent = ضد { $state }
principle-data-heading = البيانات المفتوحة التي تفيد هذا المبدأ
principle-data-empty = لا توجد بعد، فيما نعلم، مجموعة بيانات مفتوحة تفيد هذا المبدأ. وهذا أيضاً استنتاج: لا أحد ينشر ذلك.
variable-column = المتغير
direction-column = الاتجاه الأقرب إلى المعيار
principle-forms = أشكال العنف التي قد يختلف الأمر باختلافها
principle-duty-bearers = على من يقع الواجب
principle-lenses = زوايا النظر
principle-previous = السابق: { $title }
principle-next = التالي: { $title }
principle-details-english = ترد تفاصيل المؤشرات بالإنكليزية حيثما لم تُترجم بعد.
