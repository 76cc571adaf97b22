"""Query parameters that say where a reader came from, not what is read.

Names are compared with case folded. Sources: the documentation of the analytics and mailing services that add them
(Google Analytics and Ads, Meta, Microsoft Ads, Mailchimp, HubSpot, Marketo, Matomo, Adobe, Yandex, Branch, Vero, Omeda)
and the share buttons of the sites named below. A name that some site uses for content (`ref`, `source`, `s`, `t`, `si`)
counts only on the sites that use it for tracking.
"""

# Everywhere, by exact name.
NAMES = frozenset(
    ["fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh", "yclid", "ymclid", "_openstat", "ysclid", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking", "vero_id", "vero_conv", "rb_clickid", "s_cid", "wickedid", "oly_anon_id", "oly_enc_id", "epik", "ef_id", "s_kwcid", "_branch_match_id", "_branch_referrer", "ncid", "cmpid", "icid", "irclickid", "irgwc", "_ga", "_gl", "_gac", "gad_source", "gad_campaignid", "srsltid", "gs_l", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "fb_comment_id", "action_object_map", "action_type_map", "action_ref_map", "at_campaign", "at_medium", "xtor", "ocid", "echobox", "sr_share", "sharetype", "share_from", "feedid", "trk_contact", "trk_msg", "trk_module", "trk_sid", "ml_subscriber", "ml_subscriber_hash", "ck_subscriber_id", "sc_cid", "guccounter", "guce_referrer", "guce_referrer_sig", "__twitter_impression", "ref_src", "ref_url", "rw_tt_thread", "mibextid", "rdid", "dm_i", "elqtrackid", "elqtrack", "elqaid", "elqat", "sb_referer_host", "__s", "spm", "scm", "hmb_campaign", "hmb_medium", "hmb_source", "usqp", "amp_gsa", "amp_js_v", "aoh", "ved", "sxsrf", "vgo_ee", "nr_email_referer", "jsessionid", "phpsessid", "aspsessionid", "wt_mc", "wt.mc_id", "zanpid", "sref", "tduid", "pk_vid", "mtm_group", "bsft_clkid", "bsft_uid", "bsft_aaid", "cx_recsorder", "wprov", "share_id", "share_source", "shareuid", "from_source", "_sgm_campaign"]
)

# Everywhere, by how the name begins.
PREFIXES = (
    "utm_",
    "utm-",
    "mtm_",
    "matomo_",
    "pk_",
    "piwik_",
    "hsa_",
    "stm_",
    "at_custom",
    "at_recipient",
    "itm_",
    "ga_source",
    "ga_medium",
    "ga_campaign",
    "ga_content",
    "ga_term",
    "ga_place",
    "fb_xd_",
    "__hs",
    "oft_",
    "guce_",
    "cmp_",
    "iesrc",
    "int_cmp",
)

# On one registrable domain (with the hosts below it) only.
SITES: dict[str, frozenset[str]] = {
    domain: frozenset(names.split())
    for domain, names in {
        "youtube.com": "si feature pp ab_channel app kw gclid embeds_referring_euri source_ve_path",
        "youtu.be": "si feature",
        "twitter.com": "s t cxt ref_src ref_url cn refsrc",
        "x.com": "s t cxt ref_src ref_url cn refsrc",
        "instagram.com": "igshid igsh",
        "facebook.com": "__tn__ __cft__ ref refid fref hc_ref hc_location __xts__",
        "linkedin.com": "trk trkinfo lipi licu refid trackingid originalsubdomain lici originaltrackingid rcm midtoken midsig",
        "reddit.com": "share_id ref ref_source rdt context_ref $deep_link correlation_id post_fullname post_index ref_campaign",
        "medium.com": "source gi sd",
        "towardsdatascience.com": "source gi sd",
        "github.com": "ref tab_ref",
        "nytimes.com": "smid smtyp partner emc referringsource searchresultposition module pgtype src te nl emc campaign_id",
        "theguardian.com": "cmp inticmp",
        "bbc.co.uk": "ns_mchannel ns_source ns_campaign ns_linkname ns_fee at_medium",
        "bbc.com": "ns_mchannel ns_source ns_campaign ns_linkname ns_fee at_medium",
        "spotify.com": "si nd context go",
        "tiktok.com": "_r _t is_from_webapp sender_device sender_web_id is_copy_url u_code share_app_id",
        "bilibili.com": "spm_id_from vd_source from seid share_source share_medium bbid ts",
        "substack.com": "r s publication_id post_id isfreemail triedredirect showwelcome showwelcomeonshare token",
        "coursera.org": "siteid ranmid raneaid ransiteid action collectionid",
        "edx.org": "source aid",
        "udemy.com": "couponcode referralcode ranmid raneaid ransiteid lsnpubid",
        "wikipedia.org": "wprov",
        "google.com": "ved sxsrf sca_esv gs_lcrp gs_lp sclient oq aqs sourceid usg sa rlz authuser usp",
        "zhihu.com": "utm_id utm_psn share_code",
        "producthunt.com": "ref",
        "indiehackers.com": "ref",
        "quora.com": "ch oid share srid target_type",
        "imdb.com": "ref_ pf_rd_m pf_rd_p pf_rd_r pf_rd_s pf_rd_t pf_rd_i",
        "goodreads.com": "from_search from_srp qid rank ac ref",
        "aliexpress.com": "spm scm pvid algo_pvid algo_expid ws_ab_test btsid gps-id",
        "ebay.com": "_trkparms _trksid hash mkevt mkcid mkrid campid toolid customid",
        "etsy.com": "click_key click_sum ref organic_search_click",
        "apple.com": "itsct itscg ct pt at mt ls",
        "huggingface.co": "ref",
    }.items()
}
