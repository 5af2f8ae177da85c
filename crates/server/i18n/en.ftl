api-title = The API
api-lead = Everything the pages do, a program can do.
api-tokens = Access tokens
api-address = https://parvis.example
api-parameters = Parameters
api-required = required
api-body = Body
api-answers = Answers
