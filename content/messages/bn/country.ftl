# reviewed: no
countries-heading = দেশ ও ভূখণ্ড
countries-lede = কোনো রাষ্ট্র, ভূখণ্ড বা তার অংশ খুঁজুন। নাম ও কোড মর্যাদা বা সীমানা সম্পর্কে কোনো মত প্রকাশ করে না।
countries-search-label = নাম বা কোড
countries-search-hint = যেমন মালয়েশিয়া, MYS, MY, 458, MY-10
countries-region-label = অঞ্চল
countries-region-all = সকল অঞ্চল
countries-data-label = কেবল উন্মুক্ত উপাত্ত থাকলে
countries-filter-button = দেখান
countries-clear = বাছাই মুছুন
countries-count = { $count ->
    [one] { $count }টি অধিক্ষেত্র
   *[other] { $count }টি অধিক্ষেত্র
}
countries-empty = কিছুই মেলেনি।
countries-empty-remedy = কম অক্ষর, অন্য ভাষায় নাম, বা ISO কোড দিয়ে দেখুন।
countries-table-caption = দেশ ও ভূখণ্ড, এবং তাদের উন্মুক্ত উপাত্ত
countries-name-column = নাম
countries-code-column = কোড
countries-region-column = অঞ্চল
countries-values-column = প্রকাশিত মান
countries-units-heading = রাষ্ট্রের যেসব অংশ মেলে
countries-map-choose = মানচিত্রে দেখান
countries-map-table-note = একই মান নিচের সারণির শেষ কলামে আছে।
kind-un-member = জাতিসংঘের সদস্য রাষ্ট্র
kind-un-observer = জাতিসংঘের পর্যবেক্ষক রাষ্ট্র
kind-territory = ভূখণ্ড
kind-other = উপাত্তসেটে তালিকাভুক্ত
kind-unit = { $state }-এর অংশ

map-title = বিশ্ব মানচিত্র: { $variable }
map-description = মান অনুযায়ী রং করা দেশ। ডোরাকাটা দেশের কোনো প্রকাশিত মান নেই: অজানা মানে শূন্য নয়।
map-unknown = অজানা
map-neutral = বিরোধপূর্ণ: মান ছাড়া দেখানো
map-class-range = { $from } থেকে { $to }

profile-kicker = উন্মুক্ত উপাত্ত · সংস্করণ { $edition }
profile-heading = { $name }: আইন ও চর্চা সম্পর্কে যা প্রকাশিত
profile-lede = পাঁচটি কর্তব্যের প্রতিটিতে উন্মুক্ত উপাত্ত কী বলে, প্রতিটি মানের উৎস, বছর ও মাপকাঠিসহ। এখানে কেউ এই রাষ্ট্রের স্তর নির্ধারণ করেনি।
profile-disclaimer = কেবল উন্মুক্ত উপাত্ত; কোনো মূল্যায়ন নয়; ডিউ ডিলিজেন্স প্রজেক্টের তৈরি নয়, তাদের জন্যও নয়।
profile-fact-principles = { $total }টির মধ্যে { $known }টি
profile-fact-principles-label = নীতি সম্পর্কে কোনো না কোনো উন্মুক্ত উপাত্ত আছে; বাকিগুলো অজানা
profile-fact-sources-label = { $count ->
    [one] উৎসে এর কথা আছে
   *[other] উৎসে এর কথা আছে
}
profile-fact-treaties-label = এই সংগ্রহের চুক্তি, রাষ্ট্রটি যার পক্ষ বলে জানা আছে
profile-fact-since = { $year } থেকে
profile-fact-law-on-dv = পারিবারিক সহিংসতার আইন
profile-picture-heading = প্রোফাইল: নীতি অনুযায়ী আইন ও চর্চা
profile-picture-caption = যেসব নীতি সম্পর্কে কিছু প্রকাশিত হয়েছে, তার প্রতিটির জন্য একটি রেখা। প্রতিটি চিহ্ন একটি প্রকাশিত উত্তর, অথবা নিজস্ব মাপকাঠিতে একটি স্কোর; ভিন্ন উৎসকে এক অক্ষে বসানো হয় না। ভরাট: মানদণ্ডের কাছের উত্তর। ফাঁপা: অন্য উত্তর। কাটা রেখা: কেউ কিছু প্রকাশ করেনি, যা শূন্য নয়।
profile-legend-nearer = ভরাট: মানদণ্ডের কাছের
profile-legend-other = ফাঁপা: অন্য উত্তর
profile-legend-number = নিজস্ব মাপকাঠিতে স্কোর
profile-scores-heading = ভিন্ন ভিন্ন স্কোর, পাশাপাশি
profile-scores-caption = প্রতিটি স্কোর তার প্রকাশকের নিজস্ব মাপকাঠিতে, { $from } থেকে { $to }। প্রশ্ন ভিন্ন বলে স্কোরও ভিন্ন হতে পারে; কোনোটির সঙ্গে কোনোটির গড় করা হয় না।
profile-timeline-heading = পারিবারিক সহিংসতার আইন, বছর ধরে
profile-timeline-caption = প্রতিটি বছরের জন্য যেমন প্রকাশিত। ভরাট: হ্যাঁ। ফাঁপা: না। ডোরাকাটা: অজানা।
profile-context-heading = প্রেক্ষাপট
profile-context-lede = সহিংসতা কতটা ব্যাপক। এটি কখনোই রাষ্ট্রের স্কোর নয়: যেখানে বেশি নারী জানাতে সাহস পান, সেখানে সংখ্যা বাড়ে।
profile-by-principle-heading = একটি একটি করে নীতি
profile-unknown-heading = যা অজানা
profile-unknown-lede = { $count ->
    [one] { $count }টি নীতি সম্পর্কে আমাদের জানামতে কেউ কিছু প্রকাশ করেনি।
   *[other] { $count }টি নীতি সম্পর্কে আমাদের জানামতে কেউ কিছু প্রকাশ করেনি।
}
profile-nothing = আমাদের জানামতে কিছুই প্রকাশিত হয়নি। এটি অজানা, শূন্য নয়।
profile-nothing-unit = আমাদের জানামতে কোনো উন্মুক্ত উপাত্তে { $state }-এর এই অংশের কথা নেই। রাষ্ট্রের নিজের প্রোফাইল কাজে লাগতে পারে।
profile-state-link = { $state }-এর প্রোফাইল
profile-units-heading = এর অংশসমূহ
profile-units-lede = { $count ->
    [one] ISO 3166-2 কোডসহ { $count }টি প্রশাসনিক অঞ্চল
   *[other] ISO 3166-2 কোডসহ { $count }টি প্রশাসনিক অঞ্চল
}
profile-treaties-heading = চুক্তি
profile-treaties-lede = এই রাষ্ট্র ও প্রতিটি চুক্তি সম্পর্কে প্রতিটি উৎস যা বলে। যেখানে কেউ আমাদের জানায়নি, অবস্থা সেখানে অজানা; অজানা মানে এই নয় যে “কোনোটিই নয়”।
profile-standards-heading = প্রযোজ্য মানদণ্ড
profile-standards-lede = বাধ্যকর: এই রাষ্ট্র চুক্তির পক্ষ, অথবা রায়টি এই রাষ্ট্রের বিরুদ্ধে। তুলনামূলক: তুলনার জন্য পড়া হয়।
profile-compare-link = অন্য রাষ্ট্রের সঙ্গে তুলনা করুন
profile-reports-heading = সঙ্গে নিয়ে যান
profile-cite-heading = এই পৃষ্ঠা উদ্ধৃত করার নিয়ম
profile-cite = { $name }: আইন ও চর্চা সম্পর্কে উন্মুক্ত উপাত্ত। Diligence, { $edition }। পঠিত: { $date }।
treaty-column = চুক্তি
treaty-state-column = অবস্থা
treaty-since-column = কবে থেকে
treaty-reservations-column = সংরক্ষণ
treaty-source-column = উৎস
treaty-party = পক্ষ
treaty-signatory = স্বাক্ষরকারী, পক্ষ নয়
treaty-none = পক্ষ বা স্বাক্ষরকারী কোনোটিই নয়
treaty-withdrawn = চুক্তি থেকে সরে গেছে
treaty-unknown = অজানা
treaty-sources-differ = উৎসগুলো ভিন্ন কথা বলে
reservations-none = উৎসের মতে নেই
reservations-unknown = অজানা
binding-binding = এই রাষ্ট্রের জন্য বাধ্যকর
binding-comparative = তুলনামূলক মানদণ্ড
binding-unknown = তুলনামূলক মানদণ্ড; বাধ্যকর কি না অজানা
value-column = মান
year-column = বছর
source-column = উৎস
principle-column = নীতি
law-column = আইন
practice-column = চর্চা
context-column = প্রেক্ষাপট
caveat-label = কীভাবে পড়বেন

compare-heading = তুলনা
compare-lede = দুই থেকে চারটি অধিক্ষেত্র পাশাপাশি, একটি একটি করে মান। ভিন্ন উৎসের মান এক মাপকাঠিতে বসানো হয় না, এবং কোনো ক্রমতালিকা নেই।
compare-choose = যেসব অধিক্ষেত্র তুলনা করবেন
compare-slot = { $number } নং অধিক্ষেত্র
compare-nobody = কোনোটি নয়
compare-button = তুলনা করুন
compare-too-few = অন্তত দুটি বেছে নিন।
compare-too-few-remedy = উপরে দুই থেকে চারটি রাষ্ট্র বা ভূখণ্ড বেছে নিন; যেগুলোর উন্মুক্ত উপাত্ত আছে সেগুলো আগে।
compare-with-data = উন্মুক্ত উপাত্ত আছে
compare-without-data = উন্মুক্ত উপাত্ত নেই
compare-scores-heading = স্কোর, প্রতিটি নিজস্ব মাপকাঠিতে
compare-table-caption = সকল মান, নীতি অনুযায়ী
compare-same-named-twice = একটি অধিক্ষেত্রের নাম দুবার দেওয়া হয়েছে; একবার দেখানো হলো।
