# reviewed: no
neutral-title = صفحة
nav-partners = الجهات الشريكة
nav-desk = المكتب
sign-out = تسجيل الخروج
desk-home = في الانتظار
desk-partners = الجهات الشريكة
desk-people = الأشخاص
desk-releases = موافقة ثانية
desk-audit = سجل الإجراءات
desk-account = حسابك

home-greeting = مرحباً، { $name }
home-waits = ما ينتظرك
home-nothing = لا شيء ينتظرك الآن.
home-unread = { $count ->
    [zero] لا إشعارات جديدة
    [one] إشعار واحد لم يُقرأ بعد
    [two] إشعاران لم يُقرآ بعد
    [few] { $count } إشعارات لم تُقرأ بعد
    [many] { $count } إشعاراً لم تُقرأ بعد
   *[other] { $count } إشعار لم تُقرأ بعد
}
home-offered = عُرض عليك دور: يمكن قبوله بفتح الرابط الذي أُرسل إليك
home-releases = { $count ->
    [zero] لا طلبات بانتظار شخص ثانٍ
    [one] طلب واحد بانتظار شخص ثانٍ
    [two] طلبان بانتظار شخص ثانٍ
    [few] { $count } طلبات بانتظار شخص ثانٍ
    [many] { $count } طلباً بانتظار شخص ثانٍ
   *[other] { $count } طلب بانتظار شخص ثانٍ
}
home-invited = { $count ->
    [zero] لا دعوات معلقة
    [one] دعوة واحدة لم تُلبَّ بعد
    [two] دعوتان لم تُلبَّيا بعد
    [few] { $count } دعوات لم تُلبَّ بعد
    [many] { $count } دعوة لم تُلبَّ بعد
   *[other] { $count } دعوة لم تُلبَّ بعد
}
home-recovery = { $count ->
    [0] لم يبقَ لديك أي رمز استرداد: يلزم إنشاء رموز جديدة
    [zero] لم يبقَ لديك أي رمز استرداد: يلزم إنشاء رموز جديدة
    [one] بقي لديك رمز استرداد واحد: يلزم إنشاء رموز جديدة
    [two] بقي لديك رمزا استرداد: يلزم إنشاء رموز جديدة
    [few] بقيت لديك { $count } رموز استرداد: يلزم إنشاء رموز جديدة
    [many] بقي لديك { $count } رمز استرداد: يلزم إنشاء رموز جديدة
   *[other] بقي لديك { $count } رمز استرداد: يلزم إنشاء رموز جديدة
}
home-at-a-glance = لمحة سريعة
home-hidden = الجهات الشريكة المخفية
home-roles = دورك هنا
home-roles-caption = أدوارك، ولدى أي جهة شريكة، ولأي ولايات قضائية
home-no-roles = ليس لك دور في الوقت الحاضر. ويمكن لمن وجّهت إليك الدعوة أن تعرض عليك دوراً.

email = البريد الإلكتروني
password = كلمة المرور
new-password = كلمة مرور جديدة
code = رمز لمرة واحدة
code-hint = ستة أرقام من التطبيق، أو رمز استرداد
code-new = الأرقام الستة التي يعرضها التطبيق الآن
or = أو
sign-in = تسجيل الدخول
sign-in-title = تسجيل الدخول
sign-in-passkey = تسجيل الدخول بمفتاح مرور
sign-in-help = إذا تعذّر عليك الدخول، فيمكن طلب رابط جديد ممن وجّهت إليك الدعوة.
sign-in-wrong = هذه البيانات لا تتطابق. يُرجى التحقق من العنوان وكلمة المرور والرمز؛ فالرمز لا يصلح إلا مرة واحدة.
sign-in-later = محاولات كثيرة. يُرجى الانتظار قليلاً ثم المحاولة مجدداً.
sign-in-crowded = تجري الآن عمليات دخول كثيرة في وقت واحد. يُرجى المحاولة مجدداً بعد بضع ثوانٍ.
passkey-failed = لم يقدّم المتصفح مفتاح مرور. يُرجى المحاولة مجدداً، أو استخدام الطريقة الأخرى.
passkey-script = تحتاج مفاتيح المرور إلى البرامج النصية في المتصفح. يُرجى السماح بها لهذه الصفحة، أو إعداد كلمة مرور مع رموز لمرة واحدة.

confirm-title = تأكيد هويتك
confirm-text = لما يلي أثر كبير، ولذلك يلزم تأكيد هويتك مرة أخرى. ويسري التأكيد عشر دقائق.
confirm-passkey = التأكيد بمفتاح مرور
confirm-button = تأكيد

invitation-title = الدخول
invitation-text = يُرجى اختيار طريقة تسجيل الدخول من الآن فصاعداً. ويمكن إضافة الطريقة الأخرى لاحقاً.
invitation-offers = عُرض عليك:
invitation-accept = قبول
invitation-sign-in = هذا الرابط موجّه إلى حساب قائم. يُرجى تسجيل الدخول إلى الحساب، ثم فتح الرابط من جديد.
gone-title = هذا الرابط لا يتيح الدخول
gone-text = ربما استُخدم من قبل، أو مضى عليه وقت طويل. ويمكن طلب رابط جديد ممن أرسلته.

setup-passkey = بمفتاح مرور
setup-passkey-text = يثبت هاتفك أو حاسوبك أو مفتاح الأمان هويتك، بإصبعك أو وجهك أو رمز القفل. فلا شيء يلزم تذكّره، ولا أحد يستطيع أن يأخذه منك بالحيلة.
setup-passkey-button = إنشاء مفتاح مرور
passkey-name = اسم له، مثل «الهاتف»
setup-password = بكلمة مرور ورموز لمرة واحدة
setup-password-text = يلزم أن يكون على هاتفك تطبيق للرموز لمرة واحدة. وهذه الطريقة تعمل من دون برامج نصية أيضاً.
password-hint = اثنتا عشرة خانة على الأقل. وأربع كلمات لا صلة بينها خير من كلمة واحدة فيها علامات.
totp-text = يُرجى مسح الصورة بالتطبيق، أو إدخال الحروف فيه كتابةً. ثم تُكتب هنا الأرقام الستة التي يعرضها.
totp-secret = الحروف المراد إدخالها
setup-password-button = استخدام كلمة مرور ورموز
recovery-title = رموز الاسترداد
recovery-text = كل رمز منها يتيح لك الدخول مرة واحدة عوضاً عن رمز التطبيق، إذا ضاع هاتفك. والأفضل كتابتها على ورقة تُحفظ حيث تُحفظ الأشياء المهمة.
recovery-once = لا تُعرض إلا هذه المرة.
recovery-on = كتبتها على ورقة
recovery-left = رموز الاسترداد المتبقية لديك: { $number }
recovery-new = إنشاء رموز استرداد جديدة

faults-heading = لم يمكن الحفظ بعد. وما كتبته لا يزال هنا.
fault-missing = لا بد من كتابة شيء هنا
fault-long = أطول مما ينبغي
fault-control = يتضمن فواصل أسطر أو علامات لا تُرى
fault-form = ليس بالصيغة المطلوبة
fault-unknown = غير معروف: يُرجى التحقق من الإملاء، أو الاختيار من القائمة
fault-taken = موجود من قبل
fault-reach = يتجاوز ما يمكنك منحه أو تغييره
fault-short = أقصر مما ينبغي
fault-guessable = يسهل تخمينه، أو معروف من تسريبات
fault-wrong = غير مطابق: يُرجى المحاولة مجدداً

anybody = أي شخص
anything = الكل
choose = اختيار …
edit = تعديل
save = حفظ
cancel = إلغاء
back = رجوع
not-said = لم يُذكر
filter-button = عرض
filter-clear = عرض الكل
list-total = عدد النتائج: { $number }
export-csv = بصيغة CSV
export-xlsx = بصيغة جدول إلكتروني
pager-label = الصفحات
pager-before = الصفحة السابقة
pager-after = الصفحة التالية
pager-page = الصفحة { $page } من { $last }

conflict-title = غيّر شخص آخر هذا في الأثناء
conflict-text = لم يُحفظ شيء. وترد هنا مواضع الاختلاف بين صيغتك والصيغة الأخرى. يمكن تعديل صيغتك أدناه حيث يلزم، ثم الحفظ.
conflict-caption = صيغتك والصيغة الأخرى
conflict-field = البند
conflict-yours = صيغتك
conflict-theirs = الصيغة الأخرى
history-title = التغييرات حتى الآن
history-version = النسخة { $number }
history-by = { $name }، { $moment }
history-same = نقل إلى الأرشيف أو إعادة منه؛ ولم يتغير شيء آخر.
history-before = قبل
history-after = بعد

notices-title = الإشعارات
notices-empty = لا توجد إشعارات.
notices-read = اعتبار الكل مقروءاً
notice-offered = عُرض عليك دور
notice-release-asked = طُلبت موافقة شخص ثانٍ
notice-release-decided = بُتّ في طلبك
notice-round-ends = ستُحذف إجابات إحدى الجولات خلال شهر

releases-lede = ما لا يجوز أن يخرج بقرار شخص واحد ينتظر هنا شخصاً ثانياً. ولا تبتّ صاحبة الطلب في طلبها.
releases-empty = لم يُطلب شيء في الأسبوعين الأخيرين.
release-asked = { $name }، { $moment }
release-open = بانتظار شخص ثانٍ
release-granted = بموافقة { $name }؛ يمكن استخدامه مرة واحدة
release-refused = مرفوض من { $name }
release-used = استُخدم
release-grant = موافقة
release-refuse = رفض
release-take = استلام الملف
release-ask-title = طلب موافقة شخص ثانٍ
release-ask-text = الملف الذي يضم جهات شريكة مخفية قد يعرّضها للخطر. يُرجى ذكر الغرض منه؛ والقرار لشخص ثانٍ.
release-reason = ما الغرض منه؟
release-ask-button = طلب

error-stale = غيّر شخص آخر هذا في الأثناء
error-stale-remedy = لم يُحفظ شيء. يُرجى الرجوع وإعادة تحميل الصفحة والنظر فيما اختلف.
error-second = يتطلب هذا شخصاً ثانياً
error-second-remedy = يمكن طلب ذلك ضمن «موافقة ثانية».
error-forbidden = لا يمكن الدخول بهذا
error-forbidden-remedy = يُرجى الرجوع والمحاولة مجدداً، أو تسجيل الدخول من جديد.
error-too-many = محاولات كثيرة
error-too-many-remedy = يُرجى الانتظار قليلاً ثم المحاولة مجدداً.
error-crowded = تجري الآن عمليات دخول كثيرة في وقت واحد. يُرجى المحاولة مجدداً بعد بضع ثوانٍ.

again-title = انتهت الجلسة، ولم يضِع شيء
again-text = ما كُتب لا يزال هنا. يمكن تسجيل الدخول في تبويب آخر، ثم العودة إلى هنا وإرساله من جديد.
again-way = تسجيل الدخول في تبويب آخر
again-send = إرسال من جديد
