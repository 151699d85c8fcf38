"""Every mistake that is mended on reading, and every one that cannot be: ids and summaries. Knows no way to do it."""

REPAIRS: dict[str, str] = {
    "json-control": "A line break, tab or other control character inside a text of the JSON is written as its escape.",
    "json-quote": "A quotation mark inside a text of the JSON is escaped, where it cannot be the end of the text.",
    "json-escape": "A backslash that begins no escape of JSON is taken for a backslash; before `'` it is dropped.",
    "json-comma": "A comma after the last value of a list or an object of the JSON is dropped.",
    "type-missing": "An object with a `claimReviewed` is read as a ClaimReview, whatever its `@type`.",
    "empty-text": "A text with nothing in it is read as absent.",
    "text-form": "A text in an object is taken out of it.",
    "text-unstorable": "NUL and halves of surrogate pairs, which are no characters, are dropped from a text.",
    "several-values": "Of several values where there can be one, the first is read; of texts, that in the review's language.",
    "date-form": "A date in another form is written as ISO 8601 writes it, if it can be no other day: `2020-10-07 20:05`, "
    "`2017-03-01 20:30:17 UTC`, `October 7, 2020`, `25/10/2020`, but not `07/10/2020`.",
    "address-joined": "Several addresses in one text are taken apart.",
    "address-scheme": "An address that begins with `www.` or `//` is one of https.",
    "address-none": "What is no http or https address is dropped where one belongs: `1`, a file name, a bare domain.",
    "appearance-form": "An appearance that is a bare text is read as a work with that address, or, of several words, that title.",
    "appearance-own": "An appearance on the reviewer's own site that says no more than its address is dropped; so is the "
    "review's own page.",
    "party-form": "A bare text where a person or an organisation belongs is read as a name; an address as theirs.",
    "party-role": "A `title` is read as the `jobTitle`.",
    "item-form": "An `itemReviewed` that is a bare text is read as the name of what was reviewed; an address as an appearance.",
    "item-party": "A person or an organisation as `itemReviewed` is read as who made the claim.",
    "item-legacy": "A CreativeWork of older markup is read as the Claim.",
    "item-url": "The `url` of the `itemReviewed`, and the `sameAs` of an older one, are read as appearances.",
    "rating-form": "A `reviewRating` that is a bare text is read as the label, a bare number as the number.",
    "label-form": "A label is taken out of a list or an object, or, where there is no `alternateName`, from `name` or `ratingValue`.",
    "label-prefix": "`Rating:`, `Verdict –`, a colon and the like are taken off the beginning of a label.",
    "number-text": "A number that is written as a text is read as the number.",
    "number-none": "The numbers of a rating are dropped where one of them is no number.",
    "number-alone": "The ends of a scale are dropped where nothing is rated on it.",
    "number-sentinel": "Three equal numbers below 1, which say that there is none (-1, -1, -1), are dropped.",
    "scale-point": "A scale whose best is its worst says nothing; its numbers are dropped.",
    "scale-outside": "A number outside its own scale is dropped with the scale.",
    "scale-inverted": "A scale that falls (best 1, worst 5) is turned over: both ends change places, and the number is "
    "`best + worst - value`.",
    "scale-shifted": "A scale that begins below 1 (0 to 2) is moved up to begin at 1, the number with it: 1 of 0 to 2 is 2 of 1 to 3.",
    "scale-assumed": "Where `bestRating` is not given it is 5, where `worstRating` is not given it is 1, as schema.org says.",
    "scale-unknown": "A number without both ends is dropped where it can be seen to be on no scale from 1 to 5.",
}
"""What is done about each mistake, by the id of the repair."""

READ_FAULTS: dict[str, str] = {
    "json-broken": "JSON that cannot be mended; line and column say where.",
    "value-form": "A value of a kind that cannot be read where it stands.",
    "reference-many": "References (`@id`) to so many values that not all are followed.",
    "claim-reviewed-missing": "There are no words of the claim. The rest of the review is read.",
    "claim-is-question": "The claim asks. It is read as it stands.",
    "rating-missing": "There is no label.",
    "rating-contradicts": "A label that says true has a number in the lower half of its scale, or one that says false in the upper.",
    "url-missing": "What is given as the address of the review is no address.",
    "url-domain": "The address of the review is on another site than the page.",
    "url-page": "The address of the review is that of another page of the site.",
    "url-homepage": "The address of the review is the front page of the site.",
    "url-conflict": "Another review with the same address has another rating. Both are read.",
    "review-author": "Who reviewed has no name.",
    "claim-author-name": "Who made the claim has no name.",
    "date-format": "A date that is none, or could be two.",
}
"""What cannot be mended, by the id of the fault, which is that of the broken rule where there is one."""
