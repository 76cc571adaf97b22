window.YTD.like.part0 = [
  { "like" : { "tweetId" : "1500000000000000009", "fullText" : "A whole course on proofs: https://www.people.vcu.edu/~rhammack/BookOfProof/", "expandedUrl" : "https://twitter.com/i/web/status/1500000000000000009" } }
]
