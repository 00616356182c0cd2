# reviewed: no
event-answers-read = একটি পর্বের আলাদা আলাদা উত্তর পড়েছেন
event-texts-read = সংগঠনগুলো যা লিখেছে তা পড়েছেন
event-codes-changed = একটি পর্বের ট্যাগ বদলেছেন
event-text-coded = একটি সংগঠনের লেখায় ট্যাগ দিয়েছেন
results-title = ফলাফল
results-lede = এই পর্বে কী উত্তর দেওয়া হয়েছে। কে উত্তর দিয়েছে, তা এখানে কোথাও দেখানো হয় না।
results-distributions = উত্তরের বিন্যাস
results-counted = { $count ->
    [one] { $count }টি সংগঠন জমা দিয়েছে।
   *[other] { $count }টি সংগঠন জমা দিয়েছে।
}
results-governments = { $count ->
    [one] { $count }টি সরকার নিজের সম্পর্কে উত্তর দিয়েছে; তা আলাদা রাখা হয়েছে।
   *[other] { $count }টি সরকার নিজেদের সম্পর্কে উত্তর দিয়েছে; সেগুলো আলাদা রাখা হয়েছে।
}
results-none = এখনো কেউ জমা দেয়নি।
results-few = তিনটির কম সংগঠন জমা দিয়েছে। কাউকে যাতে চেনা না যায়, তাই তাদের উত্তর এখানে গোনা হয় না।
results-wait = পর্বটি শেষ হলে আপনি ফলাফল দেখবেন। তার আগে, কোন সংগঠন কখন জমা দেয় তা যে লক্ষ করে, সে বুঝে ফেলতে পারে সংগঠনটি কী উত্তর দিয়েছে।
results-rules = কীভাবে পড়তে হয়
results-rule-share = হারগুলো সেই উত্তরের, যেগুলোতে কোনো মান দেওয়া আছে। “আমি জানি না”, “বলতে চাই না”, “প্রযোজ্য নয়” ও ফাঁকা উত্তর নিচে থাকে, কোনো হারের মধ্যে নয়। বন্ধনীতে: কতটি।
results-rule-few = যেখানে তিনটির কম সংগঠন মান দিয়েছে, বা একটি সংগঠন একাই মানের ৬০ শতাংশের বেশি দিয়েছে, সেখানে কিছু দেখানো হয় না। যেসব অধিক্ষেত্রে সংখ্যা খুব কম, যথেষ্ট হলে সেগুলো একসঙ্গে দেখানো হয়। তিন বা চারটি সংগঠন: অল্প তথ্যের ভিত্তিতে।
results-rule-total = “যা দেখানো হয়েছে তার সব” শুধু দেখানো সংখ্যাগুলোর যোগফল, তাই যা আড়ালে রাখা হয়েছে তা বিয়োগ করে বের করা যায় না।
results-rule-government = সরকার নিজের সম্পর্কে যা উত্তর দেয় তা আলাদা একটি কলামে থাকে, আর কোথাও নয়।
results-section = প্রশ্নমালার অংশ
results-value = উত্তর
results-all = যা দেখানো হয়েছে তার সব
results-others = { $count ->
    [one] আরও { $count }টি অধিক্ষেত্র
   *[other] আরও { $count }টি একসঙ্গে
}
results-government = { $place }: সরকার নিজের সম্পর্কে
results-cell-empty = কেউ উত্তর দেয়নি
results-withheld = দেখানো হয় না: সংগঠন খুব কম
results-together = একা খুব কম; অন্যগুলোর সঙ্গে একসঙ্গে গোনা হয়েছে
results-denominator = হারে ধরা উত্তর
results-organisations = সংগঠন
results-missing = ফাঁকা, অথবা জিজ্ঞাসা করা হয়নি
results-median = মধ্যক
results-middle = মাঝের অর্ধেক
results-range = { $low } থেকে { $high }
results-other = অন্য উত্তর
results-many = একাধিক উত্তর বেছে নেওয়া যেত, তাই হারগুলোর যোগফল ১০০ শতাংশের বেশি হতে পারে। যে কিছুই বেছে নেয়নি, তার উত্তর ফাঁকা ধরা হয়।
results-first = উত্তরগুলো ক্রম অনুযায়ী সাজানো হয়েছিল; প্রথমে যা রাখা হয়েছে তা গোনা হয়।
results-nothing-here = এই অংশে গোনার মতো কিছু নেই।
results-forms = সহিংসতার ধরন অনুযায়ী
results-forms-lede = কোন কোন ধরনের সহিংসতার ক্ষেত্রে অবস্থা আলাদা, নীতি ধরে ধরে।
results-forms-caption = যেসব সংগঠন নীতিটির জন্য অন্তত একটি ধরনের কথা বলেছে তাদের মধ্যে হার, এবং তাদের সংখ্যা
results-forms-none = এই প্রশ্নমালায় সহিংসতার ধরন নিয়ে প্রশ্ন নেই।
results-principle = নীতি
results-answers = আলাদা আলাদা উত্তর
results-answers-lede = এই পাতাগুলো প্রতিবার খোলার কথা লগে লেখা হয়। কোন উত্তর কার, তা জানার চেষ্টা করবেন না।
results-answers-caption = উত্তর, প্রতিটির শেষ জমা অনুযায়ী
results-answers-empty = কোনো উত্তর মেলে না।
results-mark = চিহ্ন
results-corrections = সংশোধন
results-day = শেষ জমা
results-columns = কলাম
results-columns-none = কোনো উত্তর নয়
results-holds = এই উত্তরসহ
results-one = উত্তর { $mark }
results-consent-use = ব্যবহার করা যাবে
results-consent-quote = উদ্ধৃত করা যাবে
results-consent-share = অন্যদের দেওয়া যাবে
results-texts = তাদের নিজের কথায়
results-texts-lede = সংগঠনগুলো যা লিখেছে, প্রশ্ন ধরে ধরে। প্রতিবার খোলার কথা লগে লেখা হয়।
results-texts-empty = এখনো কেউ কিছু লেখেনি।
results-texts-count = লেখা
results-text-empty = এখানে কোনো লেখা নেই।
results-text-blind = আপনার ট্যাগ সংরক্ষণ করার পর দেখবেন অন্যরা লেখাটিতে কোন ট্যাগ দিয়েছেন।
results-text-tagged = আপনি ট্যাগ দিয়েছেন
results-text-alone = এখনো আর কেউ এতে ট্যাগ দেননি।
results-text-save = ট্যাগ সংরক্ষণ করুন
results-text-other = অন্য একজন, { $number }
results-text-no-tag = কোনো ট্যাগ নেই
results-quote-yes = নাম ছাড়া উদ্ধৃত করা যাবে
results-quote-no = উদ্ধৃত করা যাবে না
results-codes = ট্যাগ
results-codes-lede = সংগঠনগুলোর লেখার জন্য ট্যাগ, সাধারণ থেকে বিশেষের দিকে। এই পর্বের লেখা যাঁরা পড়েন, তাঁরা সবাই এগুলো ভাগ করে নেন।
results-codes-empty = এখনো কোনো ট্যাগ নেই। আগে “ট্যাগ” পাতায় লিখুন।
results-code = ট্যাগ
results-code-parent = যার নিচে
results-code-top = একেবারে ওপরে
results-code-add = ট্যাগ যোগ করুন
results-code-into = যার সঙ্গে
results-code-merge = মিলিয়ে দিন
results-code-archive = তুলে রাখুন
results-code-restore = ফিরিয়ে আনুন
results-code-archived = তুলে রাখা
results-agreement = ট্যাগ দেওয়ায় মিল
results-agreement-lede = ট্যাগ দিয়েছেন এমন মানুষ: { $coders }। ট্যাগ দেওয়া লেখা: { $texts }।
results-agreement-none = এখনো কোনো লেখায় দুজন ট্যাগ দেননি, তাই তুলনার কিছু নেই।
results-agreement-caption = ট্যাগ অনুযায়ী: কতবার দেওয়া হয়েছে, এবং একই লেখায় যাঁরা ট্যাগ দিয়েছেন তাঁদের কতটা মিল। সবাই একমত হলে ক্রিপেনডর্ফের α হয় ১, আর মিল কেবল কাকতালীয় হলে ০। চিহ্নগুলো সেই লেখায় নিয়ে যায়, যেখানে অন্যরা আপনার সঙ্গে বা নিজেদের মধ্যে ভিন্নমত।
results-agreement-given = যেসব লেখায় আছে
results-agreement-texts = দুই বা বেশি জনের ট্যাগ দেওয়া লেখা
results-agreement-share = একমত জোড়া
results-agreement-alpha = α
results-agreement-differ = ভিন্নমতের লেখা
