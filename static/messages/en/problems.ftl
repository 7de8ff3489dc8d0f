# By the codes of src/api/error.rs. English says nothing here: it shows the worker's own sentence.
problem = { $code ->
   *[Other] {""}
}
