api-title = L’API
api-lead = Tout ce que font les pages, un programme peut le faire.
api-tokens = Jetons d’accès
api-address = https://parvis.example
api-parameters = Paramètres
api-required = obligatoire
api-body = Corps
api-answers = Réponses
