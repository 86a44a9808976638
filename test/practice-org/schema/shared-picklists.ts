/** Values of the picklists that many objects share. Facts of a describe of User; one `|` between two values. */

const timeZones = `
Pacific/Kiritimati|Pacific/Apia|Pacific/Enderbury|Pacific/Fakaofo|Pacific/Tongatapu|Pacific/Chatham|Antarctica/McMurdo|Asia/Anadyr|
Asia/Kamchatka|Pacific/Auckland|Pacific/Fiji|Pacific/Funafuti|Pacific/Kwajalein|Pacific/Majuro|Pacific/Nauru|Pacific/Tarawa|
Pacific/Wake|Pacific/Wallis|Asia/Magadan|Asia/Sakhalin|Asia/Srednekolymsk|Pacific/Bougainville|Pacific/Efate|Pacific/Guadalcanal|
Pacific/Kosrae|Pacific/Norfolk|Pacific/Noumea|Pacific/Ponape|Australia/Lord_Howe|Antarctica/DumontDUrville|Antarctica/Macquarie|
Asia/Ust-Nera|Asia/Vladivostok|Australia/Brisbane|Australia/Currie|Australia/Hobart|Australia/Lindeman|Australia/Melbourne|
Australia/Sydney|Pacific/Guam|Pacific/Port_Moresby|Pacific/Saipan|Pacific/Truk|Australia/Adelaide|Australia/Broken_Hill|
Australia/Darwin|Asia/Chita|Asia/Dili|Asia/Jayapura|Asia/Khandyga|Asia/Seoul|Asia/Tokyo|Asia/Yakutsk|Pacific/Palau|Australia/Eucla|
Antarctica/Casey|Asia/Brunei|Asia/Choibalsan|Asia/Hong_Kong|Asia/Irkutsk|Asia/Kuala_Lumpur|Asia/Kuching|Asia/Macau|Asia/Makassar|
Asia/Manila|Asia/Shanghai|Asia/Singapore|Asia/Taipei|Asia/Ulaanbaatar|Australia/Perth|Antarctica/Davis|Asia/Bangkok|Asia/Barnaul|
Asia/Ho_Chi_Minh|Asia/Hovd|Asia/Jakarta|Asia/Krasnoyarsk|Asia/Novokuznetsk|Asia/Novosibirsk|Asia/Phnom_Penh|Asia/Pontianak|
Asia/Tomsk|Asia/Vientiane|Indian/Christmas|Asia/Rangoon|Indian/Cocos|Asia/Bishkek|Asia/Dhaka|Asia/Omsk|Asia/Thimphu|Asia/Urumqi|
Indian/Chagos|Asia/Kathmandu|Asia/Colombo|Asia/Kolkata|Antarctica/Mawson|Antarctica/Vostok|Asia/Almaty|Asia/Aqtau|Asia/Aqtobe|
Asia/Ashgabat|Asia/Atyrau|Asia/Dushanbe|Asia/Karachi|Asia/Oral|Asia/Qostanay|Asia/Qyzylorda|Asia/Samarkand|Asia/Tashkent|
Asia/Yekaterinburg|Indian/Kerguelen|Indian/Maldives|Asia/Kabul|Asia/Baku|Asia/Dubai|Asia/Muscat|Asia/Tbilisi|Asia/Yerevan|
Europe/Astrakhan|Europe/Samara|Europe/Saratov|Europe/Ulyanovsk|Indian/Mahe|Indian/Mauritius|Indian/Reunion|Africa/Addis_Ababa|
Africa/Asmera|Africa/Cairo|Africa/Dar_es_Salaam|Africa/Djibouti|Africa/Kampala|Africa/Mogadishu|Africa/Nairobi|Antarctica/Syowa|
Asia/Aden|Asia/Amman|Asia/Baghdad|Asia/Bahrain|Asia/Beirut|Asia/Famagusta|Asia/Gaza|Asia/Hebron|Asia/Jerusalem|Asia/Kuwait|
Asia/Nicosia|Asia/Qatar|Asia/Riyadh|Europe/Athens|Europe/Bucharest|Europe/Chisinau|Europe/Helsinki|Europe/Istanbul|Europe/Kiev|
Europe/Kirov|Europe/Mariehamn|Europe/Minsk|Europe/Moscow|Europe/Riga|Europe/Sofia|Europe/Tallinn|Europe/Uzhgorod|Europe/Vilnius|
Europe/Volgograd|Europe/Zaporozhye|Indian/Antananarivo|Indian/Comoro|Indian/Mayotte|Africa/Blantyre|Africa/Bujumbura|Africa/Ceuta|
Africa/Gaborone|Africa/Harare|Africa/Johannesburg|Africa/Juba|Africa/Khartoum|Africa/Kigali|Africa/Lubumbashi|Africa/Lusaka|
Africa/Maputo|Africa/Maseru|Africa/Mbabane|Africa/Tripoli|Africa/Windhoek|Antarctica/Troll|Arctic/Longyearbyen|Europe/Amsterdam|
Europe/Andorra|Europe/Belgrade|Europe/Berlin|Europe/Bratislava|Europe/Brussels|Europe/Budapest|Europe/Busingen|Europe/Copenhagen|
Europe/Gibraltar|Europe/Kaliningrad|Europe/Ljubljana|Europe/Luxembourg|Europe/Madrid|Europe/Malta|Europe/Monaco|Europe/Oslo|
Europe/Paris|Europe/Podgorica|Europe/Prague|Europe/Rome|Europe/San_Marino|Europe/Sarajevo|Europe/Skopje|Europe/Stockholm|
Europe/Tirane|Europe/Vaduz|Europe/Vatican|Europe/Vienna|Europe/Warsaw|Europe/Zagreb|Europe/Zurich|Africa/Algiers|Africa/Bangui|
Africa/Brazzaville|Africa/Casablanca|Africa/Douala|Africa/El_Aaiun|Africa/Kinshasa|Africa/Lagos|Africa/Libreville|Africa/Luanda|
Africa/Malabo|Africa/Ndjamena|Africa/Niamey|Africa/Porto-Novo|Africa/Tunis|Atlantic/Canary|Atlantic/Faeroe|Atlantic/Madeira|
Europe/Dublin|Europe/Guernsey|Europe/Isle_of_Man|Europe/Jersey|Europe/Lisbon|Europe/London|Africa/Abidjan|Africa/Accra|
Africa/Bamako|Africa/Banjul|Africa/Bissau|Africa/Conakry|Africa/Dakar|Africa/Freetown|Africa/Lome|Africa/Monrovia|
Africa/Nouakchott|Africa/Ouagadougou|Africa/Sao_Tome|America/Danmarkshavn|Atlantic/Azores|Atlantic/Reykjavik|Atlantic/St_Helena|
GMT|America/Godthab|America/Scoresbysund|Atlantic/Cape_Verde|America/Miquelon|America/Noronha|Atlantic/South_Georgia|
America/St_Johns|America/Araguaina|America/Argentina/Buenos_Aires|America/Argentina/La_Rioja|America/Argentina/Rio_Gallegos|
America/Argentina/Salta|America/Argentina/San_Juan|America/Argentina/San_Luis|America/Argentina/Tucuman|America/Argentina/Ushuaia|
America/Bahia|America/Belem|America/Catamarca|America/Cayenne|America/Cordoba|America/Fortaleza|America/Glace_Bay|
America/Goose_Bay|America/Halifax|America/Jujuy|America/Maceio|America/Mendoza|America/Moncton|America/Montevideo|
America/Paramaribo|America/Punta_Arenas|America/Recife|America/Santarem|America/Sao_Paulo|America/Thule|Antarctica/Palmer|
Antarctica/Rothera|Atlantic/Bermuda|Atlantic/Stanley|America/Anguilla|America/Antigua|America/Aruba|America/Asuncion|
America/Barbados|America/Blanc-Sablon|America/Boa_Vista|America/Campo_Grande|America/Caracas|America/Cuiaba|America/Curacao|
America/Detroit|America/Dominica|America/Grand_Turk|America/Grenada|America/Guadeloupe|America/Guyana|America/Indiana/Indianapolis|
America/Indiana/Marengo|America/Indiana/Petersburg|America/Indiana/Vevay|America/Indiana/Vincennes|America/Indiana/Winamac|
America/Iqaluit|America/Kentucky/Monticello|America/Kralendijk|America/La_Paz|America/Louisville|America/Lower_Princes|
America/Manaus|America/Marigot|America/Martinique|America/Montreal|America/Montserrat|America/Nassau|America/New_York|
America/Nipigon|America/Pangnirtung|America/Port-au-Prince|America/Port_of_Spain|America/Porto_Velho|America/Puerto_Rico|
America/Santiago|America/Santo_Domingo|America/St_Barthelemy|America/St_Kitts|America/St_Lucia|America/St_Thomas|
America/St_Vincent|America/Thunder_Bay|America/Toronto|America/Tortola|America/Bogota|America/Cancun|America/Cayman|
America/Chicago|America/Coral_Harbour|America/Eirunepe|America/Guayaquil|America/Indiana/Knox|America/Indiana/Tell_City|
America/Jamaica|America/Lima|America/Matamoros|America/Menominee|America/North_Dakota/Beulah|America/North_Dakota/Center|
America/North_Dakota/New_Salem|America/Ojinaga|America/Panama|America/Rainy_River|America/Rankin_Inlet|America/Resolute|
America/Rio_Branco|America/Winnipeg|America/Bahia_Banderas|America/Belize|America/Boise|America/Cambridge_Bay|America/Chihuahua|
America/Costa_Rica|America/Denver|America/Edmonton|America/El_Salvador|America/Guatemala|America/Inuvik|America/Managua|
America/Merida|America/Mexico_City|America/Monterrey|America/Regina|America/Swift_Current|America/Tegucigalpa|America/Yellowknife|
Pacific/Easter|Pacific/Galapagos|America/Creston|America/Dawson|America/Dawson_Creek|America/Fort_Nelson|America/Hermosillo|
America/Los_Angeles|America/Mazatlan|America/Phoenix|America/Santa_Isabel|America/Tijuana|America/Vancouver|America/Whitehorse|
America/Anchorage|America/Juneau|America/Metlakatla|America/Nome|America/Sitka|America/Yakutat|Pacific/Pitcairn|America/Adak|
Pacific/Gambier|Pacific/Marquesas|Pacific/Honolulu|Pacific/Johnston|Pacific/Rarotonga|Pacific/Tahiti|Pacific/Midway|Pacific/Niue|
Pacific/Pago_Pago
`;

const locales = `
af_ZA|sq_AL|am_ET|ar_DZ|ar_BH|ar_EG|ar_IQ|ar_JO|ar_KW|ar_LB|ar_LY|ar_MA|ar_OM|ar_QA|ar_SA|ar_SD|ar_TN|ar_AE|ar_YE|hy_AM|az_AZ|
bn_BD|bn_IN|eu_ES|be_BY|bs_BA|bg_BG|my_MM|ca_ES|zh_CN_PINYIN|zh_CN_STROKE|zh_CN|zh_HK_STROKE|zh_HK|zh_MO|zh_MY|zh_SG|zh_TW_STROKE|
zh_TW|hr_HR|cs_CZ|da_DK|nl_AW|nl_BE|nl_NL|nl_SR|dz_BT|en_AG|en_AU|en_BS|en_BB|en_BE|en_BZ|en_BM|en_BW|en_CM|en_CA|en_KY|en_CY|
en_ER|en_SZ|en_FK|en_FJ|en_GM|en_DE|en_GH|en_GI|en_GY|en_HK|en_IN|en_ID|en_IE|en_IL|en_IT|en_JM|en_KE|en_LR|en_MG|en_MW|en_MY|
en_MT|en_MU|en_NA|en_NL|en_NZ|en_NG|en_PK|en_PG|en_PH|en_RW|en_WS|en_SC|en_SL|en_SG|en_SX|en_SB|en_ZA|en_SH|en_TZ|en_TO|en_TT|
en_UG|en_AE|en_GB|en_US|en_VU|et_EE|fi_FI|fr_BE|fr_CA|fr_KM|fr_FR|fr_GN|fr_HT|fr_LU|fr_MR|fr_MC|fr_MA|fr_CH|fr_WF|ka_GE|de_AT|
de_BE|de_DE|de_LU|de_CH|el_CY|el_GR|gu_IN|ht_HT|ht_US|haw_US|iw_IL|hi_IN|hmn_US|hu_HU|is_IS|in_ID|ga_IE|it_IT|it_CH|ja_JP|kl_GL|
kn_IN|kk_KZ|km_KH|ko_KR|ky_KG|lo_LA|lv_LV|lt_LT|lu_CD|lb_LU|mk_MK|ms_BN|ms_MY|ml_IN|mt_MT|mr_IN|sh_ME|ne_NP|no_NO|ps_AF|pl_PL|
pt_AO|pt_BR|pt_CV|pt_MZ|pt_PT|pt_ST|pa_IN|ro_MD|ro_RO|rm_CH|rn_BI|ru_AM|ru_BY|ru_KZ|ru_KG|ru_LT|ru_MD|ru_PL|ru_RU|ru_UA|sm_WS|
sm_US|sr_BA|sr_CS|sh_BA|sh_CS|sr_RS|sk_SK|sl_SI|so_DJ|so_SO|es_AR|es_BO|es_CL|es_CO|es_CR|es_DO|es_EC|es_SV|es_GT|es_HN|es_MX|
es_NI|es_PA|es_PY|es_PE|es_PR|es_ES|es_US|es_UY|es_VE|sw_KE|sv_SE|tl_PH|tg_TJ|ta_IN|ta_LK|te_IN|mi_NZ|th_TH|ti_ET|tr_TR|uk_UA|
ur_PK|uz_LATN_UZ|vi_VN|cy_GB|xh_ZA|ji_US|yo_BJ|zu_ZA
`;

const languages = `
en_US|de|es|fr|it|ja|sv|ko|zh_TW|zh_CN|pt_BR|nl_NL|da|th|fi|ru|es_MX|no
`;

const encodings = `
UTF-8|ISO-8859-1|Shift_JIS|ISO-2022-JP|EUC-JP|ks_c_5601-1987|Big5|GB2312|Big5-HKSCS|x-SJIS_0213
`;

export const sharedPicklists: Record<string, string[]> = {
  timeZones: values(timeZones),
  locales: values(locales),
  languages: values(languages),
  encodings: values(encodings),
};

function values(list: string): string[] {
  return list.replaceAll('\n', '').split('|');
}
