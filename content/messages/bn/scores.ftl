# reviewed: no
kind-fictional = কাল্পনিক রাষ্ট্র
fictional-link = মূল্যায়ন দেখতে কেমন হয় দেখুন: { $name }, যে রাষ্ট্রের অস্তিত্ব নেই
fictional-kicker = পূর্ণাঙ্গ উদাহরণ · সংস্করণ { $edition }
fictional-heading = { $name }: একটি পূর্ণাঙ্গ উদাহরণ
fictional-lede = মূল্যায়ন দেখতে কেমন হয়: সংগঠনগুলোর নির্ধারিত স্তর অনুযায়ী আইন ও চর্চা, আর প্রতিটি স্কোর কতটা নিশ্চিত।
fictional-note = { $name } নামে কোনো রাষ্ট্র নেই। এখানকার সংগঠনগুলো ও তাদের নির্ধারিত স্তর কাল্পনিক, সরকারের কথাও কাল্পনিক। এখানকার কিছুই কোনো প্রকৃত রাষ্ট্র বা ব্যক্তি সম্পর্কে নয়।
fictional-list-heading = যেসব রাষ্ট্রের অস্তিত্ব নেই
fictional-list-lede = কাল্পনিকভাবে নির্ধারিত স্তর থেকে তৈরি পূর্ণাঙ্গ উদাহরণ। স্কোর দেখতে কেমন ও কীভাবে তা পড়তে হয়, এগুলোতে তা দেখা যায়।
fictional-compare = { $name } নামে কোনো রাষ্ট্র নেই। একে প্রকৃত রাষ্ট্রের পাশে রাখা হয় না।
fictional-compare-remedy = প্রকৃত রাষ্ট্র ও ভূখণ্ড বেছে নিন; পূর্ণাঙ্গ উদাহরণটির নিজস্ব পৃষ্ঠা আছে।
fictional-cite = { $name }, অস্তিত্বহীন একটি রাষ্ট্র: মূল্যায়নের পূর্ণাঙ্গ উদাহরণ। Diligence, { $edition }। পঠিত: { $date }।
fictional-fact-principles-label = নীতির স্তর নির্ধারণ করা হয়েছে
fictional-fact-organisations-label = একটি স্কোরের পেছনে সংগঠনের সর্বোচ্চ সংখ্যা
fictional-fact-year-label = সর্বশেষ বছর
fictional-report-title = { $name }: মূল্যায়নের একটি পূর্ণাঙ্গ উদাহরণ
fictional-report-subtitle = অস্তিত্বহীন একটি রাষ্ট্র, আর কাল্পনিকভাবে নির্ধারিত স্তর
fictional-report-note-title = এই প্রতিবেদন কোনো প্রকৃত রাষ্ট্র সম্পর্কে নয়

scores-heading = নীতি অনুযায়ী আইন ও চর্চা, { $year }
scores-caption = যেসব নীতির স্তর নির্ধারণ করা হয়েছে, তার প্রতিটির জন্য একটি সারি, নিজস্ব ০ থেকে ৪ মাপকাঠিতে। রুইতন: আইন। বৃত্ত: চর্চা। দুইয়ের মাঝের রেখা: ঘাটতি। প্রকৃত মান ছোট পট্টির ভেতরে থাকার সম্ভাবনা শতকরা ৬৮, লম্বা পট্টির ভেতরে থাকার সম্ভাবনা শতকরা ৯৫। কাটা রেখায় ঘেরা পট্টি: অল্প তথ্যের ভিত্তিতে। কাটা রেখায় ঘেরা লেখা: স্কোর নেই, যা শূন্য নয়।
scores-gap-column = ঘাটতি: আইন থেকে চর্চা বিয়োগ
scores-organisations-column = সংগঠন
scores-organisations = আইন: { $law }, চর্চা: { $practice }
scores-withheld-few = দেখানো হয়নি: সংগঠন খুব কম
scores-withheld-unsettled = দেখানো হয়নি: হিসাব থিতু হয়নি
scores-chance-over = { $percent }-এর বেশি
scores-chance-under = { $percent }-এর কম
scores-years-column = বছর
scores-change-heading = আগের বছরের তুলনায় কী বদলেছে
scores-change-lede = দুই বছরেরই স্কোর একই হিসাব থেকে আসে, তাই পার্থক্যের অনিশ্চয়তার একটি নিজস্ব পরিসর আছে। পরিসরটির মধ্যে ০ থাকলে কিছু বেড়েছে বা কমেছে বলে স্পষ্ট বলা যায় না। বন্ধনীতে: শতকরা ৯৫ সম্ভাবনার পরিসর।
scores-change-column = পরিবর্তন
scores-rose-column = বেড়ে থাকার সম্ভাবনা
scores-government-heading = সরকার নিজের সম্পর্কে কী বলে
scores-government-lede = সরকারের নিজের নির্ধারিত স্তর স্কোরের পাশে থাকে, স্কোরের কিছুই বদলায় না।
scores-government-column = সরকারের নিজের নির্ধারিত স্তর
scores-score-column = স্কোর
scores-government-chance-column = স্কোর সরকারের নির্ধারিত স্তরের নিচে থাকার সম্ভাবনা
scores-none = এখানে কোনো স্কোর জমা নেই।
scores-none-remedy = ডেমো এগুলোর হিসাব করে কাল্পনিকভাবে নির্ধারিত স্তর থেকে: “diligence demo” চালান।
scores-unrated-lede = { $count ->
    [one] { $count }টি নীতির স্তর নির্ধারণ করা হয়নি।
   *[other] { $count }টি নীতির স্তর নির্ধারণ করা হয়নি।
}
scores-run-heading = এই সংখ্যাগুলো কোথা থেকে এসেছে
scores-run = হিসাবের তারিখ { $date }; ভিত্তি { $ratings }টি নির্ধারিত স্তর; মডেল “{ $model }”, সিড { $seed }, { $chains }টি চেইন, { $draws }টি দৈব নমুনা, প্রোগ্রাম { $program }। নির্ধারিত স্তরের ফাইলের SHA-256 যাচাই-সংকেত:
scores-download = CSV রূপে স্কোর
