window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : { "initial" : { "editTweetIds" : [ "1500000000000000004" ], "editsRemaining" : "5" } },
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
      "entities" : { "user_mentions" : [ { "name" : "Bo Quist", "screen_name" : "bo_quist", "indices" : [ "3", "12" ], "id_str" : "22" } ], "urls" : [ ], "hashtags" : [ ] },
      "id_str" : "1500000000000000004", "id" : "1500000000000000004",
      "created_at" : "Sat Mar 05 07:00:03 +0000 2022",
      "full_text" : "RT @bo_quist: My lecture notes on graphs are done, all of them: https://t.co/Gr4ph…",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : { "urls" : [ { "url" : "https://t.co/qu0te", "expanded_url" : "https://twitter.com/bo_quist/status/1490000000000000000", "display_url" : "twitter.com/bo_quist/statu…", "indices" : [ "23", "46" ] } ] },
      "id_str" : "1500000000000000003", "id" : "1500000000000000003",
      "created_at" : "Sat Mar 05 06:50:00 +0000 2022",
      "full_text" : "Could not have put it better https://t.co/qu0te"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "in_reply_to_status_id_str" : "1500000000000000001", "in_reply_to_status_id" : "1500000000000000001",
      "in_reply_to_screen_name" : "mira_holt",
      "entities" : {
        "urls" : [ { "url" : "https://t.co/b00k", "expanded_url" : "https://linear.axler.net/", "display_url" : "linear.axler.net", "indices" : [ "60", "83" ] } ],
        "media" : [ { "url" : "https://t.co/ph0to", "expanded_url" : "https://twitter.com/mira_holt/status/1500000000000000002/photo/1", "media_url_https" : "https://pbs.twimg.com/media/FSample1.jpg", "type" : "photo", "display_url" : "pic.twitter.com/ph0to" } ]
      },
      "extended_entities" : { "media" : [ { "url" : "https://t.co/ph0to", "expanded_url" : "https://twitter.com/mira_holt/status/1500000000000000002/photo/1", "media_url_https" : "https://pbs.twimg.com/media/FSample1.jpg", "type" : "photo" } ] },
      "id_str" : "1500000000000000002", "id" : "1500000000000000002",
      "created_at" : "Sat Mar 05 06:40:00 +0000 2022",
      "full_text" : "Linear Algebra Done Right &amp; no determinants until the end:\nhttps://t.co/b00k\n\nMy shelf: https://t.co/ph0to"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : { "urls" : [ ] },
      "id_str" : "1500000000000000001", "id" : "1500000000000000001",
      "created_at" : "Sat Mar 05 06:30:00 +0000 2022",
      "full_text" : "Two books that I lend to every new student 🧵"
    }
  }
]
