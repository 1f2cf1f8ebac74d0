"""The way of a paper from draft to signature: who was consulted, what was reviewed, who signed exactly that."""
