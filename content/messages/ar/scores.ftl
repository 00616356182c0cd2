# reviewed: no
kind-fictional = دولة متخيلة
fictional-link = انظر كيف يبدو التقييم: { $name }، وهي دولة لا وجود لها
fictional-kicker = مثال تطبيقي · الإصدار { $edition }
fictional-heading = { $name }: مثال تطبيقي
fictional-lede = كيف يبدو التقييم: القانون والممارسة بحسب تقديرات المنظمات، ومدى اليقين في كل درجة.
fictional-note = { $name } دولة لا وجود لها. ومنظماتها وتقديرات تلك المنظمات متخيلة، وكذلك ما تقوله حكومتها. وليس هنا ما يتعلق بدولة حقيقية أو شخص حقيقي.
fictional-list-heading = دول لا وجود لها
fictional-list-lede = أمثلة تطبيقية محسوبة من تقديرات متخيلة. وهي تبيّن كيف تبدو الدرجات وكيف تُقرأ.
fictional-compare = { $name } دولة لا وجود لها. ولا تُقارَن هنا إلا الدول والأقاليم الحقيقية.
fictional-compare-remedy = يُرجى اختيار دول وأقاليم حقيقية؛ وللمثال التطبيقي صفحة خاصة به.
fictional-cite = { $name }، دولة لا وجود لها: مثال تطبيقي على تقييم. Diligence، { $edition }. تاريخ الاطلاع: { $date }.
fictional-fact-principles-label = المبادئ التي وُضعت لها تقديرات
fictional-fact-organisations-label = أكبر عدد من المنظمات التي تستند إليها درجة واحدة
fictional-fact-year-label = أحدث سنة
fictional-report-title = { $name }: مثال تطبيقي على تقييم
fictional-report-subtitle = دولة لا وجود لها وتقديرات متخيلة
fictional-report-note-title = لا يتعلق هذا التقرير بأي دولة حقيقية

scores-heading = القانون والممارسة بحسب المبدأ، { $year }
scores-caption = سطر لكل مبدأ وُضع له تقدير، على مقياسه من 0 إلى 4. المعيّن: القانون. والدائرة: الممارسة. والخط الواصل بين الاثنين هو الثغرة. وتقع القيمة الحقيقية داخل الشريط القصير باحتمال 68 في المئة، وداخل الشريط الطويل باحتمال 95 في المئة. والأشرطة ذات الإطار المتقطع: أدلة محدودة. والخانة ذات الإطار المتقطع: لا درجة، وهذا ليس صفراً. متينة: تبقى الدرجة داخل شريطها القصير أياً كانت المنظمة المستبعدة. حساسة: تخرج منه من دون إحدى المنظمات. والشرطة تعني أن ذلك غير معروف أو أن عدد المنظمات المقدِّرة قليل جداً.
scores-gap-column = الثغرة: القانون ناقصاً الممارسة
scores-organisations-column = المنظمات
scores-both = القانون: { $law }، الممارسة: { $practice }
scores-robust-column = عند استبعاد أي منظمة بمفردها
scores-robust = متينة
scores-sensitive = حساسة
scores-withheld-few = لا يُعرض رقم: عدد المنظمات قليل جداً
scores-withheld-unsettled = لا يُعرض رقم: لم يستقر الحساب
scores-chance-over = أكثر من { $percent }
scores-chance-under = أقل من { $percent }
scores-years-column = السنتان
scores-change-heading = ما الذي تغيّر منذ السنة السابقة
scores-change-lede = تأتي السنتان من حساب واحد، ولذلك للفرق نطاق عدم يقين خاص به. وإذا شمل هذا النطاق الصفر، فليس واضحاً أن شيئاً قد ارتفع أو انخفض. وما بين القوسين: نطاق 95 في المئة.
scores-change-column = التغيّر
scores-rose-column = احتمال الارتفاع
scores-government-heading = ما تقوله الحكومة عن نفسها
scores-government-lede = يظهر تقدير الحكومة لنفسها إلى جانب الدرجة ولا يغيّر فيها شيئاً.
scores-government-column = تقديرها لنفسها
scores-score-column = الدرجة
scores-government-chance-column = احتمال أن تكون الدرجة أدنى من تقدير الحكومة لنفسها
scores-none = لا توجد هنا درجات محفوظة.
scores-none-remedy = يحسبها العرض التجريبي من تقديرات متخيلة؛ ويمكن تشغيله بالأمر «diligence demo».
scores-unrated-lede = { $count ->
    [zero] لا يوجد مبدأ لم يوضع له تقدير.
    [one] هناك مبدأ واحد لم يوضع له تقدير.
    [two] هناك مبدآن لم يوضع لهما تقدير.
    [few] هناك { $count } مبادئ لم يوضع لها تقدير.
    [many] هناك { $count } مبدأً لم يوضع لها تقدير.
   *[other] هناك { $count } مبدأ لم يوضع لها تقدير.
}
scores-run-heading = من أين تأتي هذه الأرقام
scores-run = تاريخ الحساب: { $date }. عدد التقديرات: { $ratings }. النموذج: «{ $model }»؛ البذرة: { $seed }؛ عدد السلاسل: { $chains }؛ عدد السحبات: { $draws }؛ البرنامج: { $program }. البصمة الرقمية SHA-256 لملف التقديرات:
scores-download = الدرجات بصيغة CSV
