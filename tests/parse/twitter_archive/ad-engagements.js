window.YTD.ad_engagements.part0 = [
  { "ad" : { "adsUserData" : { "adEngagements" : { "engagements" : [ { "promotedTweetInfo" : { "tweetText" : "Buy now", "urls" : [ "https://shop.example.com/offer" ] } } ] } } } }
]
