# reviewed: no
framework-heading = কাঠামো
framework-lede = { $areas ->
    [one] { $areas }টি ক্ষেত্র
   *[other] { $areas }টি ক্ষেত্র
}, { $principles ->
    [one] { $principles }টি নীতি
   *[other] { $principles }টি নীতি
}। প্রতিটি নীতি নিয়ে দুটি প্রশ্ন: এটি কি আইনে আছে, এবং চর্চায় কি তা করা হয়?
framework-is-heading = এই সংস্করণ কী
framework-is-not-heading = এটি কী নয়
framework-scale-heading = মাপকাঠি
framework-scale-caption = আইনের জন্য পাঁচটি ও চর্চার জন্য পাঁচটি স্তর। “অজানা” ও “প্রযোজ্য নয়” মাপকাঠির বাইরে; কোনোটিই শূন্য নয়।
framework-level = স্তর
framework-areas-heading = ক্ষেত্র ও নীতি
framework-principle-count = { $count ->
    [one] { $count }টি নীতি
   *[other] { $count }টি নীতি
}
framework-editions-heading = সংস্করণ
framework-edition-column = সংস্করণ
framework-published-column = প্রকাশিত
framework-digest-column = যাচাই-সংকেত
framework-core-mark = সংক্ষিপ্ত প্রশ্নমালায় আছে
framework-vignettes-heading = কাল্পনিক ঘটনা
framework-vignettes-lede = কাল্পনিক স্থানের ছোট ছোট ঘটনা। যাঁরা স্তর নির্ধারণ করেন তাঁদের সবাইকে এগুলোর স্তরও নির্ধারণ করতে বলা হয়, যাতে ভিন্ন ভিন্ন জনের মাপ তুলনা করা যায়।
vignette-level-low = মাপকাঠির নিচের দিকের উদাহরণ
vignette-level-middle = মাপকাঠির মাঝামাঝি উদাহরণ
vignette-level-high = মাপকাঠির উপরের দিকের উদাহরণ
principle-anchors-caption = প্রতিটি স্তরের অর্থ: { $dimension }
principle-harmful = ক্ষতিকর
principle-indicators-heading = সূচক: কী দেখতে হবে
principle-indicators-lede = প্রমাণ সূচকের সঙ্গে যুক্ত থাকে। সূচকের গড় করে কখনো স্তর নির্ধারণ করা হয় না।
indicator-column = সূচক
indicator-kind-column = ধরন
indicator-dimension-column = বিষয়
indicator-observed-column = কী পর্যবেক্ষণ করা হয়
indicator-evidence-column = কী প্রমাণ বলে গণ্য
principle-standards-heading = আইন কী বলে
principle-standards-lede = যেসব বিধান ও সিদ্ধান্তের উপর এই নীতি দাঁড়ায়, আমাদের নিজের ভাষায়। কোনোটি কোনো রাষ্ট্রকে আবদ্ধ করে কি না, তা সেই রাষ্ট্রের প্রোফাইলে আছে।
standard-column = মানদণ্ড
standard-says-column = কী বলে
standard-force-column = আইনি মর্যাদা
standard-checked-column = যাচাই
standard-checked = দাপ্তরিক পাঠের সঙ্গে মেলানো
standard-unchecked = এখনো যাচাই হয়নি
standard-official-text = দাপ্তরিক পাঠ
standard-respondent = { $state }-এর বিরুদ্ধে
principle-data-heading = এই নীতি সম্পর্কে উন্মুক্ত উপাত্ত
principle-data-empty = আমাদের জানামতে এখনো কোনো উন্মুক্ত উপাত্ত এই নীতি সম্পর্কে তথ্য দেয় না। এটিও একটি প্রাপ্ত ফল: কেউ তা প্রকাশ করে না।
variable-column = চলক
direction-column = কোন দিক মানদণ্ডের কাছে
principle-forms = সহিংসতার যেসব ধরনে ভিন্ন হতে পারে
principle-duty-bearers = এ দায়িত্ব কার
principle-lenses = দৃষ্টিকোণ
principle-previous = আগে: { $title }
principle-next = পরে: { $title }
principle-details-english = সূচকের যে বিবরণ এখনো অনূদিত হয়নি, তা ইংরেজিতে।
