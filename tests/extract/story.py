"""An article of our own, with plainly fictional people, that has a little of everything."""

STORY = """Harbour trust to close the old ferry pier

By Pia Lindqvist

The Aldbury Harbour Trust will close its ferry pier on 3 May after engineers found cracks in 14 of its 60 piles, it said on Monday.

“The pier is not safe in a storm,” said Imogen Fairweather, the trust’s chief engineer. “We looked at every pile. Nobody should walk on it.”

Mayor Tobias Renn, 61, said that the repairs would cost £2.4 million and that the town could not pay for them alone. He had asked the county for help in March but received no answer.

Fairweather joined the trust in 2009 and has inspected the pier twice a year since. Ferries, which carry about 900 people a day, will leave from Sandwick instead, forcing many commuters to drive.

According to the Pilots’ Union, the new route takes 25 minutes longer. “It’s a disgrace,” one passenger told the Aldbury Courier.
"""
